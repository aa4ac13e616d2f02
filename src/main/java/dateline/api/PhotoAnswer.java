package dateline.api;

import dateline.photo.Photo;
import dateline.photo.UsageRestriction;
import dateline.photo.rendition.FocalPoint;
import org.jspecify.annotations.Nullable;

/**
 * A photo as the API returns it.
 *
 * @param id         the value that a figure's {@code photo} names
 * @param width      in pixels, as displayed (after Exif rotation)
 * @param creditLine the credit as printed
 * @param instructions special instructions of the agency
 * @param restriction {@code kill}, {@code embargo} or {@code no-sales}, when the instructions or usage terms say so. The
 *                    first two stop a figure from being published until it has a {@code clearance}.
 * @param focalPoint the point that crops keep in sight; null when nobody set one
 * @param animated   whether the file is an animation, of which readers see the first frame
 */
record PhotoAnswer(
        String id,
        int width,
        int height,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String creator,
        @Nullable String credit,
        @Nullable String creditLine,
        @Nullable String instructions,
        @Nullable String usageTerms,
        @Nullable String restriction,
        boolean animated,
        @Nullable FocalPoint focalPoint) {

    static PhotoAnswer of(Photo photo) {
        return new PhotoAnswer(
                photo.key(),
                photo.width(),
                photo.height(),
                photo.alt(),
                photo.caption(),
                photo.creator(),
                photo.credit(),
                photo.creditLine(),
                photo.instructions(),
                photo.usageTerms(),
                photo.restriction().map(UsageRestriction::word).orElse(null),
                photo.isAnimated(),
                photo.focalPoint());
    }
}
