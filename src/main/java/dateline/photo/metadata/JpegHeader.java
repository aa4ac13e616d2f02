package dateline.photo.metadata;

import dateline.photo.file.UnreadablePhoto;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.rendition.DecodeCost;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Parses the segments of a JPEG up to its end (ITU-T T.81 annex B; XMP specification part 3). */
final class JpegHeader {

    /** Maximum number of scans. A progressive photo has about ten, and each costs a pass over the whole image. */
    private static final int MOST_SCANS = 100;
    /**
     * Number of scans allowed for a photo of any size. More are allowed when scans times pixels stay within
     * {@code MOST_SCANNED}.
     */
    private static final int USUAL_SCANS = 25;

    private static final long MOST_SCANNED = 2_500_000_000L;
    /**
     * Maximum number of segments beside the scans, since the decoder creates an object for each. They can hold 64 MB of
     * metadata.
     */
    private static final int MOST_SEGMENTS = 5000;

    private static final int LOSSLESS = 0xc3;
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";

    private final ByteBuffer in;
    private final Map<Block, byte[]> blocks = new EnumMap<>(Block.class);
    private final ByteArrayOutputStream resources = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int components;
    private int frame;
    private int scans;
    private int segments;
    private long aside;

    JpegHeader(ByteBuffer in) {
        this.in = in;
    }

    PhotoHeader read() {
        in.position(2);
        for (int marker = marker(); marker != 0xd9; marker = marker()) {
            segment(marker);
        }
        blocks.put(Block.IIM, resources.toByteArray());
        return new PhotoHeader(width, height, blocks, cost());
    }

    /**
     * Estimates the decoding cost. Images in CMYK are decoded first and then converted; the decoder of lossless JPEG
     * keeps every sample as an int.
     */
    private DecodeCost cost() {
        int pixel = components == 1 ? 2 : components == 4 ? 8 : 4;
        return new DecodeCost(pixel, frame == LOSSLESS ? 5 * components : 0, 16L * width + 2 * aside + 200L * segments);
    }

    /** Finds the next marker. Skips entropy-coded data, in which a 0xff byte is followed by 0 or a restart marker. */
    private int marker() {
        while (true) {
            while (in.get() != (byte) 0xff) {
                // entropy-coded data
            }
            int marker = in.get() & 0xff;
            while (marker == 0xff) {
                marker = in.get() & 0xff;
            }
            if (marker > 1 && (marker < 0xd0 || marker > 0xd8)) {
                return marker;
            }
        }
    }

    private void segment(int marker) {
        int length = (in.getShort() & 0xffff) - 2;
        aside += length;
        if (++segments > MOST_SEGMENTS) {
            throw UnreadablePhoto.damaged();
        }
        switch (marker) {
            case 0xe1 -> keep(PhotoHeader.take(in, length));
            case 0xed -> gather(PhotoHeader.take(in, length));
            case 0xda -> scan(length);
            default -> {
                if (isFrame(marker)) {
                    frame(marker, ByteBuffer.wrap(PhotoHeader.take(in, length)));
                } else {
                    PhotoHeader.skip(in, length);
                }
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Reads the frame header. A second one is refused, because decoders differ in which of the two counts. */
    private void frame(int marker, ByteBuffer body) {
        if (frame != 0) {
            throw UnreadablePhoto.damaged();
        }
        frame = marker;
        height = body.getShort(1) & 0xffff;
        width = body.getShort(3) & 0xffff;
        components = body.get(5) & 0xff;
    }

    private void scan(int length) {
        scans++;
        if (scans > MOST_SCANS || scans > USUAL_SCANS && (long) scans * width * height > MOST_SCANNED) {
            throw UnreadablePhoto.damaged();
        }
        PhotoHeader.skip(in, length);
    }

    private void keep(byte[] segment) {
        body(segment, EXIF).ifPresent(exif -> blocks.putIfAbsent(Block.EXIF, exif));
        body(segment, XMP).ifPresent(xmp -> blocks.putIfAbsent(Block.XMP, xmp));
    }

    /** Collects Photoshop's resources, which may continue through several segments. */
    private void gather(byte[] segment) {
        body(segment, PHOTOSHOP)
                .filter(body -> resources.size() + body.length <= PhotoHeader.MOST_BLOCK_BYTES)
                .ifPresent(resources::writeBytes);
    }

    private static Optional<byte[]> body(byte[] segment, String signature) {
        byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.mismatch(segment, wanted) == wanted.length
                ? Optional.of(Arrays.copyOfRange(segment, wanted.length, segment.length))
                : Optional.empty();
    }
}
