package dateline.newsroom.form;

import dateline.photo.Photo;
import org.jspecify.annotations.Nullable;

/**
 * A photo as forms show it and as the upload returns it.
 *
 * @param preview the URL of a small rendition, for signed-in browsers
 * @param caption the caption stored with the photo
 * @param alt     the alt text stored with the photo
 * @param credit  the credit as printed; null when the file names no one
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

    /** Returns the URL of the preview, 320 px wide or narrower. */
    public static String preview(String key) {
        return "/newsroom/photos/" + key + "/" + PREVIEW + ".jpg";
    }
}
