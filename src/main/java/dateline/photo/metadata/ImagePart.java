package dateline.photo.metadata;

/**
 * Bytes that the decoder is given: a head, a part of the file, and a tail. The part is mostly the whole file.
 *
 * @param head  bytes before the part, such as the header for a single frame of an animation
 * @param start position of the part in the file
 * @param end   position after the part; beyond the end of the file for the rest of it
 * @param tail  bytes after the part, such as the end marker that a JPEG lacks
 */
public record ImagePart(byte[] head, int start, int end, byte[] tail) {

    private static final byte[] NONE = {};
    private static final byte[] EOI = {(byte) 0xff, (byte) 0xd9};

    /** The whole file. */
    static final ImagePart WHOLE = new ImagePart(NONE, 0, Integer.MAX_VALUE, NONE);

    /** Returns the start of a JPEG up to a position where an end marker is missing. */
    static ImagePart unmarked(int end) {
        return new ImagePart(NONE, 0, end, EOI);
    }

    /** Returns a part of the file after the given head. */
    static ImagePart frame(byte[] head, int start, int end) {
        return new ImagePart(head, start, end, NONE);
    }

    /** Whether the image ends as its format says. If not, its last pixels may be missing. */
    public boolean isClosed() {
        return tail.length == 0;
    }
}
