package dateline.api;

import dateline.photo.Photo;
import org.jspecify.annotations.Nullable;

/**
 * A photo as the API returns it.
 *
 * @param id         the value that a figure's {@code photo} names
 * @param width      in pixels, as displayed (after Exif rotation)
 * @param creditLine the credit as printed
 */
record PhotoAnswer(
        String id,
        int width,
        int height,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String creator,
        @Nullable String credit,
        @Nullable String creditLine) {

    static PhotoAnswer of(Photo photo) {
        return new PhotoAnswer(
                photo.key(),
                photo.width(),
                photo.height(),
                photo.alt(),
                photo.caption(),
                photo.creator(),
                photo.credit(),
                photo.creditLine());
    }
}
