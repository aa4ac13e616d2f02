package dateline.newsroom;

import dateline.photo.Photo;
import org.jspecify.annotations.Nullable;

/**
 * A photo as the forms show it, and as the upload answers it.
 *
 * @param preview where the signed-in browser finds a small rendition
 * @param caption the photo's own
 * @param alt     the photo's own
 * @param credit  the printed form; null when the file names nobody
 */
public record PhotoCard(
        String key,
        String preview,
        int width,
        int height,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String credit) {

    static final int PREVIEW = 320;

    public static PhotoCard of(Photo photo) {
        return new PhotoCard(
                photo.key(),
                preview(photo.key()),
                photo.width(),
                photo.height(),
                photo.caption(),
                photo.alt(),
                photo.creditLine());
    }

    public static String preview(String key) {
        return "/newsroom/photos/" + key + "/" + PREVIEW + ".jpg";
    }
}
