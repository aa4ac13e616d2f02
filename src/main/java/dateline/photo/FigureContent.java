package dateline.photo;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Figure as it is posted.
 *
 * @param photo     key of the photo, as returned by the upload
 * @param caption   caption of this use; the photo's own when null, none when empty
 * @param alt       alt text of this use; the photo's own when null, decorative when empty
 * @param clearance why the photo may be published although its file restricts its use; null when nobody said so
 * @param credit    credit for a photo that names no creator and no credit, which the photo keeps; null otherwise
 */
public record FigureContent(
        @Nullable String photo,
        @Nullable String caption,
        @Nullable String alt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String clearance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String credit) {

    public FigureContent(@Nullable String photo, @Nullable String caption, @Nullable String alt) {
        this(photo, caption, alt, null, null);
    }
}
