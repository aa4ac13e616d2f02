package dateline.photo.rendition;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Crop of a photo, as a JPEG, to one of the shapes in which search engines request a story's picture.
 *
 * <p>What is cut off is shared out as the photo's focal point divides the photo. Without one, the left and right are cut
 * evenly, and of the height that is cut, one third is above. Photos are not enlarged, and there is no crop in the shape
 * that a photo already has.
 *
 * @param width in pixels, like {@code height}
 */
public record Crop(
        Shape shape, int width, int height, @Nullable FocalPoint focus) {

    /**
     * Shapes, each with the width in pixels for a large photo: at least 1200, which Google requires for large previews.
     */
    public enum Shape {
        WIDE("16x9", 16, 9, 1920),
        CLASSIC("4x3", 4, 3, 1600),
        SQUARE("1x1", 1, 1, 1200);

        private final String word;
        private final int across;
        private final int down;
        private final int widest;

        Shape(String word, int across, int down, int widest) {
            this.word = word;
            this.across = across;
            this.down = down;
            this.widest = widest;
        }

        /** Shape as in the crop's URL, such as {@code 16x9}. */
        public String word() {
            return word;
        }

        private boolean isThatOf(int width, int height) {
            return Math.abs((long) width * down - (long) height * across) <= Math.max(across, down);
        }

        /** Width of the largest part of the image that has the shape. */
        private int within(int width, int height) {
            return (int) Math.min(width, (long) height * across / down);
        }

        private int height(int width) {
            return Math.max(1, Math.round((float) width * down / across));
        }
    }

    /** Returns the crops of a photo with the given displayed size and focal point. */
    public static List<Crop> all(int photoWidth, int photoHeight, @Nullable FocalPoint focus) {
        int step = PhotoDecoder.step((long) photoWidth * photoHeight, Renditions.MOST_PIXELS);
        return Arrays.stream(Shape.values())
                .filter(shape -> !shape.isThatOf(photoWidth, photoHeight))
                .map(shape -> {
                    int width =
                            Math.max(1, Math.min(shape.widest, shape.within(photoWidth / step, photoHeight / step)));
                    return new Crop(shape, width, shape.height(width), focus);
                })
                .toList();
    }

    /** Width that an image of the photo needs, so that the crop can be cut from it without enlarging. */
    int needs(int photoWidth, int photoHeight) {
        return (int) Math.min(
                photoWidth, Math.max(width, ((long) height * photoWidth + photoHeight - 1) / photoHeight));
    }

    /** Returns the part of an image of the photo that is kept. */
    Rectangle within(int imageWidth, int imageHeight) {
        int kept = Math.max(1, shape.within(imageWidth, imageHeight));
        int high = Math.min(imageHeight, shape.height(kept));
        FocalPoint point = FocalPoint.or(focus);
        return new Rectangle(
                (int) Math.round((imageWidth - kept) * point.x()),
                (int) Math.round((imageHeight - high) * point.y()),
                kept,
                high);
    }

    /** File name in the store, such as {@code 16x9-1920.jpg}, or {@code 16x9-412-377-1920.jpg} with a focal point. */
    public String fileName() {
        return shape.word + suffix() + "-" + width + "." + RenditionFormat.JPEG.extension();
    }

    /** Last part of the crop's URL, such as {@code 16x9/1920.jpg}, or {@code 16x9-412-377/1920.jpg} with a focal point. */
    public String path() {
        return shape.word + suffix() + "/" + width + "." + RenditionFormat.JPEG.extension();
    }

    private String suffix() {
        return focus == null ? "" : focus.suffix();
    }
}
