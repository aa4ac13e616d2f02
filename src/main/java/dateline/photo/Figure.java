package dateline.photo;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A use of a photo: with the caption and the alt text of this use. An empty alt text says that the photo is decorative. */
@Embeddable
public class Figure {

    @ManyToOne(fetch = FetchType.LAZY)
    private Photo photo;

    private @Nullable String caption;
    private @Nullable String alt;
    private @Nullable String creditLine;

    protected Figure() {}

    public Figure(Photo photo, @Nullable String caption, @Nullable String alt) {
        this.photo = photo;
        this.caption = caption;
        this.alt = alt;
    }

    public Photo photo() {
        return photo;
    }

    public @Nullable String caption() {
        return caption;
    }

    public @Nullable String alt() {
        return alt;
    }

    /** As it is printed here: the photo's own, unless that was changed for later uses alone. Null when nobody is named. */
    public @Nullable String creditLine() {
        return creditLine == null ? photo.creditLine() : creditLine.isEmpty() ? null : creditLine;
    }

    /** Whether the photo's own creator is who the credit line here names. */
    public boolean isCreditedAsThePhoto() {
        return creditLine == null;
    }

    /** The same, printed with the credit line of the use of its photo that it takes the place of. */
    public Figure after(Collection<Figure> old) {
        old.stream()
                .filter(before -> before.photo.key().equals(photo.key()))
                .findFirst()
                .ifPresent(before -> creditLine = before.creditLine);
        return this;
    }

    public FigureContent content() {
        return new FigureContent(photo.key(), caption, alt);
    }
}
