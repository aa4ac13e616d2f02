package dateline.photo;

import org.jspecify.annotations.Nullable;

/**
 * A figure as it is filed.
 *
 * @param photo   the photo's id, as the upload answered it
 * @param caption of this use; the photo's own when null, none when empty
 * @param alt     of this use; the photo's own when null, decorative when empty
 */
public record FigureContent(
        @Nullable String photo,
        @Nullable String caption,
        @Nullable String alt) {}
