package dateline.image;

import dateline.image.PhotoHeader.Block;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Walks a JPEG's segments to its end (ITU-T T.81 annex B; XMP specification part 3). */
final class JpegHeader {

    /** A progressive photo has about ten scans; each costs a pass over the whole image. */
    private static final int MOST_SCANS = 100;
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";

    private final ByteBuffer in;
    private final Map<Block, byte[]> blocks = new EnumMap<>(Block.class);
    private final ByteArrayOutputStream resources = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int scans;

    JpegHeader(ByteBuffer in) {
        this.in = in;
    }

    PhotoHeader read() {
        in.position(2);
        for (int marker = marker(); marker != 0xd9; marker = marker()) {
            segment(marker);
        }
        blocks.put(Block.IIM, resources.toByteArray());
        return new PhotoHeader(width, height, blocks);
    }

    /** Also steps over entropy-coded data, where a 0xff byte is followed by 0 or a restart marker. */
    private int marker() {
        while (true) {
            while (in.get() != (byte) 0xff) {
                continue;
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
        switch (marker) {
            case 0xe1 -> keep(PhotoHeader.take(in, length));
            case 0xed -> gather(PhotoHeader.take(in, length));
            case 0xda -> scan(length);
            default -> {
                if (width == 0 && isFrame(marker)) {
                    frame(ByteBuffer.wrap(PhotoHeader.take(in, length)));
                } else {
                    PhotoHeader.skip(in, length);
                }
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void frame(ByteBuffer frame) {
        height = frame.getShort(1) & 0xffff;
        width = frame.getShort(3) & 0xffff;
    }

    private void scan(int length) {
        if (++scans > MOST_SCANS) {
            throw UnreadablePhoto.damaged();
        }
        PhotoHeader.skip(in, length);
    }

    private void keep(byte[] segment) {
        body(segment, EXIF).ifPresent(exif -> blocks.putIfAbsent(Block.EXIF, exif));
        body(segment, XMP).ifPresent(xmp -> blocks.putIfAbsent(Block.XMP, xmp));
    }

    /** Photoshop's resources may run on through several segments. */
    private void gather(byte[] segment) {
        body(segment, PHOTOSHOP).filter(body -> resources.size() + body.length <= PhotoHeader.MOST_BLOCK_BYTES)
            .ifPresent(resources::writeBytes);
    }

    private static Optional<byte[]> body(byte[] segment, String signature) {
        byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.mismatch(segment, wanted) == wanted.length
            ? Optional.of(Arrays.copyOfRange(segment, wanted.length, segment.length)) : Optional.empty();
    }
}
