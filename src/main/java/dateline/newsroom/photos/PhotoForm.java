package dateline.newsroom.photos;

import dateline.photo.Photo;
import dateline.photo.PhotoWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A photo's texts as its form submits them.
 *
 * @param also    the uses to be changed too, each as {@link PhotoUse#ticket}
 * @param version the version the editor saw
 */
record PhotoForm(
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String creator,
        @Nullable String credit,
        List<String> also,
        @Nullable Long version) {

    PhotoForm {
        // Data binding passes null for what was not sent.
        also = also == null ? List.of() : also.stream().filter(Objects::nonNull).toList();
    }

    static PhotoForm of(Photo photo) {
        return new PhotoForm(photo.caption(), photo.alt(), photo.creator(), photo.credit(), List.of(), photo.version());
    }

    /** Returns the parts that two editors may both have changed. */
    Map<String, @Nullable Object> parts() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("caption", caption);
        parts.put("alt", alt);
        parts.put("creator", creator);
        parts.put("credit", credit);
        return parts;
    }

    /** Returns a copy with other parts, based on the current version. */
    PhotoForm with(Map<String, @Nullable Object> parts, long current) {
        return new PhotoForm(
                (String) parts.get("caption"),
                (String) parts.get("alt"),
                (String) parts.get("creator"),
                (String) parts.get("credit"),
                also,
                current);
    }

    PhotoWords words() {
        return new PhotoWords(
                Objects.requireNonNullElse(caption, ""),
                Objects.requireNonNullElse(alt, ""),
                Objects.requireNonNullElse(creator, ""),
                Objects.requireNonNullElse(credit, ""));
    }
}
