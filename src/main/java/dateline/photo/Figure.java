package dateline.photo;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Use of a photo in an entry or a story, with its own caption and alt text. An empty alt text marks the photo as
 * decorative.
 */
@Embeddable
public class Figure {

    @ManyToOne(fetch = FetchType.LAZY)
    private Photo photo;

    private @Nullable String caption;
    private @Nullable String alt;
    private @Nullable String creditLine;
    private @Nullable String clearance;

    protected Figure() {}

    public Figure(Photo photo, @Nullable String caption, @Nullable String alt) {
        this.photo = photo;
        this.caption = caption;
        this.alt = alt;
    }

    /**
     * Creates a figure of a photo whose use its file restricts.
     *
     * @param clearance  why it may be published all the same
     * @param creditLine credit line of this use alone; null for the photo's own
     */
    Figure(
            Photo photo,
            @Nullable String caption,
            @Nullable String alt,
            @Nullable String clearance,
            @Nullable String creditLine) {
        this(photo, caption, alt);
        this.clearance = clearance;
        this.creditLine = creditLine;
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

    /**
     * Credit line printed with this use: the photo's own, unless this use kept an earlier one. Null when there is none.
     */
    public @Nullable String creditLine() {
        return creditLine == null ? photo.creditLine() : creditLine.isEmpty() ? null : creditLine;
    }

    /** Whether this use prints the photo's own credit line. */
    public boolean isCreditedAsThePhoto() {
        return creditLine == null;
    }

    /** Takes over the credit line of the figure with the same photo that this one replaces, and returns this figure. */
    public Figure after(Collection<Figure> old) {
        old.stream()
                .filter(before -> before.photo.key().equals(photo.key()))
                .findFirst()
                .filter(before -> creditLine == null)
                .ifPresent(before -> creditLine = before.creditLine);
        return this;
    }

    public FigureContent content() {
        return new FigureContent(photo.key(), caption, alt, clearance, null);
    }
}
