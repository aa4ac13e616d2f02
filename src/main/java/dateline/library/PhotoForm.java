package dateline.library;

import dateline.photo.Photo;
import dateline.photo.PhotoWords;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A photo's own words as their form sends them.
 *
 * @param also    the uses that are changed with it, each as {@link PhotoUse#ticket}
 * @param version the version the editor saw
 */
record PhotoForm(@Nullable String caption, @Nullable String alt, @Nullable String creator, @Nullable String credit, List<String> also,
                 @Nullable Long version) {

    PhotoForm {
        // Binding leaves out what was not sent.
        also = also == null ? List.of() : also.stream().filter(Objects::nonNull).toList();
    }

    static PhotoForm of(Photo photo) {
        return new PhotoForm(photo.caption(), photo.alt(), photo.creator(), photo.credit(), List.of(), photo.version());
    }

    PhotoForm at(long current) {
        return new PhotoForm(caption, alt, creator, credit, also, current);
    }

    PhotoWords words() {
        return new PhotoWords(Objects.requireNonNullElse(caption, ""), Objects.requireNonNullElse(alt, ""), Objects.requireNonNullElse(creator, ""),
            Objects.requireNonNullElse(credit, ""));
    }
}
