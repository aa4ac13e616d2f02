package dateline.photo.rendition;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Size and format in which a photo is served.
 *
 * @param width in pixels; the height follows from the photo's shape
 */
public record Rendition(int width, RenditionFormat format) {

    private static final List<Integer> STEPS = List.of(320, 640, 960, 1280, 1920);

    /**
     * Returns the widths for a photo: the steps below its own width, then its own width or the largest step, whichever
     * is smaller. Photos are not enlarged.
     */
    public static List<Integer> widths(int photoWidth) {
        IntStream below = STEPS.stream().mapToInt(Integer::intValue).filter(step -> step < photoWidth);
        return IntStream.concat(below, IntStream.of(Math.min(photoWidth, STEPS.getLast())))
                .distinct()
                .boxed()
                .toList();
    }

    /** Returns all renditions of a photo, smallest first. */
    public static List<Rendition> all(int photoWidth) {
        return widths(photoWidth).stream()
                .flatMap(width -> Arrays.stream(RenditionFormat.values()).map(format -> new Rendition(width, format)))
                .toList();
    }

    /** Returns the height of a photo at a width; at least one pixel. */
    public static int height(int width, int photoWidth, int photoHeight) {
        return Math.max(1, Math.round((float) photoHeight * width / photoWidth));
    }

    /** File name in the rendition's URL, such as {@code 640.webp}. */
    public String fileName() {
        return width + "." + format.extension();
    }
}
