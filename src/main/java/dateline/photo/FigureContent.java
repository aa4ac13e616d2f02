package dateline.photo;

import org.jspecify.annotations.Nullable;

/**
 * Figure as it is posted.
 *
 * @param photo   key of the photo, as returned by the upload
 * @param caption caption of this use; the photo's own when null, none when empty
 * @param alt     alt text of this use; the photo's own when null, decorative when empty
 */
public record FigureContent(
        @Nullable String photo,
        @Nullable String caption,
        @Nullable String alt) {}
