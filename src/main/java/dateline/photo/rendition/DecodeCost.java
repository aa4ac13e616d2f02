package dateline.photo.rendition;

/**
 * Estimate of the heap that decoding an image takes, from the file's header. It may exceed the real amount but is never
 * much below it.
 *
 * @param pixel  bytes per decoded pixel
 * @param stored bytes per pixel of the file, for decoders that cannot skip pixels; otherwise 0
 * @param file   fixed bytes: rows, and what the decoder keeps of the file itself
 * @param byRow  whether the decoder goes through the file row by row, and keeps nothing of other rows, within the heap
 *               or outside
 */
public record DecodeCost(int pixel, int stored, long file, boolean byRow) {

    /** Cost of a decoder that skips unwanted pixels. */
    public static DecodeCost of(int pixel, long file) {
        return new DecodeCost(pixel, 0, file, false);
    }

    long heap(long storedPixels, long decodedPixels) {
        return stored * storedPixels + pixel * decodedPixels + file;
    }
}
