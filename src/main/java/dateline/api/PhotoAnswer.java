package dateline.api;

import dateline.photo.Photo;
import org.jspecify.annotations.Nullable;

/**
 * A photo as programs see it.
 *
 * @param id         what a figure's {@code photo} names
 * @param width      in pixels, as displayed
 * @param creditLine as it is printed
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
