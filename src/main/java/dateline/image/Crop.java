package dateline.image;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;

/**
 * A photo cut to one of the shapes in which search engines ask for a story's picture, as a JPEG.
 *
 * <p>What is cut off is cut off evenly on the left and right, but only one part in three of it above: faces tend to be above the middle.
 * Nobody is asked where the photo's point lies. Nothing is blown up, and nothing is made of a photo that has the shape already.
 *
 * @param width in pixels; {@code height} too
 */
public record Crop(Shape shape, int width, int height) {

    /** The shapes, with the width in pixels that a large photo is served in: 1200 or more, as Google asks where it shows them large. */
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

        /** {@code 16x9}, as in its address. */
        public String word() {
            return word;
        }

        private boolean isThatOf(int width, int height) {
            return Math.abs((long) width * down - (long) height * across) <= Math.max(across, down);
        }

        /** As much of an image as has the shape. */
        private int within(int width, int height) {
            return (int) Math.min(width, (long) height * across / down);
        }

        private int height(int width) {
            return Math.max(1, Math.round((float) width * down / across));
        }
    }

    /** The crops of a photo so wide and high, as displayed. */
    public static List<Crop> all(int photoWidth, int photoHeight) {
        int step = PhotoDecoder.step((long) photoWidth * photoHeight, Renditions.MOST_PIXELS);
        return Arrays.stream(Shape.values())
                .filter(shape -> !shape.isThatOf(photoWidth, photoHeight))
                .map(shape -> {
                    int width =
                            Math.max(1, Math.min(shape.widest, shape.within(photoWidth / step, photoHeight / step)));
                    return new Crop(shape, width, shape.height(width));
                })
                .toList();
    }

    /** How wide an image of the photo must be for this to be cut out of it. */
    int needs(int photoWidth, int photoHeight) {
        return (int) Math.min(
                photoWidth, Math.max(width, ((long) height * photoWidth + photoHeight - 1) / photoHeight));
    }

    /** The part of an image of the photo that is kept. */
    Rectangle within(int imageWidth, int imageHeight) {
        int kept = Math.max(1, shape.within(imageWidth, imageHeight));
        int high = Math.min(imageHeight, shape.height(kept));
        return new Rectangle((imageWidth - kept) / 2, (imageHeight - high) / 3, kept, high);
    }

    /** {@code 16x9-1920.jpg}, as it is kept. */
    public String fileName() {
        return shape.word + "-" + width + "." + RenditionFormat.JPEG.extension();
    }

    /** {@code 16x9/1920.jpg}, as in its address. */
    public String path() {
        return shape.word + "/" + width + "." + RenditionFormat.JPEG.extension();
    }
}
