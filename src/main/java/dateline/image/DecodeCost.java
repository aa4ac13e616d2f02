package dateline.image;

/**
 * How much heap a decoder takes for an image, estimated from the file's header and never too low by much.
 *
 * @param pixel  bytes for each pixel that is decoded
 * @param stored bytes for each pixel of the file, decoded or left out: of decoders that cannot leave any out
 * @param file   bytes whatever the size: rows, and what the decoder keeps of the file itself
 */
record DecodeCost(int pixel, int stored, long file) {

    /** For a decoder that skips what is not wanted. */
    static DecodeCost of(int pixel, long file) {
        return new DecodeCost(pixel, 0, file);
    }

    long heap(long storedPixels, long decodedPixels) {
        return stored * storedPixels + pixel * decodedPixels + file;
    }
}
