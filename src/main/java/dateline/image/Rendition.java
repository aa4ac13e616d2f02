package dateline.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the sizes and formats a photo is served in.
 *
 * @param width in pixels; the height follows from the photo's shape
 */
public record Rendition(int width, RenditionFormat format) {

    private static final List<Integer> STEPS = List.of(320, 640, 960, 1280, 1920);

    /** The widths of a photo so wide: the steps below its own width, and its own where that is the smaller. Nothing is blown up. */
    public static List<Integer> widths(int photoWidth) {
        IntStream below = STEPS.stream().mapToInt(Integer::intValue).filter(step -> step < photoWidth);
        return IntStream.concat(below, IntStream.of(Math.min(photoWidth, STEPS.getLast())))
                .distinct()
                .boxed()
                .toList();
    }

    /** Every rendition of a photo so wide, the smallest first. */
    public static List<Rendition> all(int photoWidth) {
        return widths(photoWidth).stream()
                .flatMap(width -> Arrays.stream(RenditionFormat.values()).map(format -> new Rendition(width, format)))
                .toList();
    }

    /** How high a photo is at a width; at least a pixel. */
    public static int height(int width, int photoWidth, int photoHeight) {
        return Math.max(1, Math.round((float) photoHeight * width / photoWidth));
    }

    /** {@code 640.webp}, as in its address. */
    public String fileName() {
        return width + "." + format.extension();
    }
}
