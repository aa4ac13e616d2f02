package dateline.photo;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** A use of a photo: with the caption and the alt text of this use. An empty alt text says that the photo is decorative. */
@Embeddable
public class Figure {

    @ManyToOne(fetch = FetchType.LAZY)
    private Photo photo;
    private @Nullable String caption;
    private @Nullable String alt;

    protected Figure() {
    }

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

    public FigureContent content() {
        return new FigureContent(photo.key(), caption, alt);
    }
}
