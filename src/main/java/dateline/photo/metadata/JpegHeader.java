package dateline.photo.metadata;

import dateline.photo.file.UnreadablePhoto;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.rendition.DecodeCost;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses the segments of a JPEG up to the end of its image (ITU-T T.81 annex B; XMP specification part 3). The image need
 * not be followed by an EOI marker: phones append data of their own, and interrupted transfers lose it. Whether all pixels
 * are there is for the decoder to say.
 */
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

    private static final int EOI = 0xd9;
    private static final int LOSSLESS = 0xc3;
    /** Frames of the DCT whose components are complete after one scan each: baseline and extended sequential. */
    private static final Set<Integer> SEQUENTIAL = Set.of(0xc0, 0xc1);
    /** Markers that may follow a scan, beside EOI and APPn: DHT, DAC, SOS, DQT, DNL, DRI and COM. */
    private static final Set<Integer> AFTER_SCAN = Set.of(0xc4, 0xcc, 0xda, 0xdb, 0xdc, 0xdd, 0xfe);

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
    /** Number of components in the scans so far. */
    private int scanned;
    /** Whether the first scan has all components. */
    private boolean interleaved;

    private int segments;
    /** Position of the current marker; the end of the file while there is none. */
    private int start;
    /** Position of the first marker after the last scan that the image can have; 0 before that. */
    private int complete;

    private final ExtendedXmp extendedXmp = new ExtendedXmp();
    private long aside;

    JpegHeader(ByteBuffer in) {
        this.in = in;
    }

    PhotoHeader read() {
        in.position(2);
        boolean closed = walk();
        boolean marked = closed && (complete == 0 || complete == start);
        ImagePart part = marked ? ImagePart.WHOLE : ImagePart.unmarked(complete > 0 ? complete : start);
        blocks.put(Block.IIM, resources.toByteArray());
        byte[] extension = extendedXmp.joined(blocks.getOrDefault(Block.XMP, new byte[0]), in);
        if (extension.length > 0) {
            blocks.put(Block.XMP_EXTENSION, extension);
        }
        return new PhotoHeader(width, height, blocks, cost(), part, false);
    }

    /**
     * Walks the segments. After a scan, the end of the file or a marker that cannot be there ends the walk.
     *
     * @return whether the walk ended at an EOI marker
     */
    private boolean walk() {
        try {
            for (int marker = marker(); marker != EOI; marker = marker()) {
                if (scans > 0 && (marker & 0xf0) != 0xe0 && !AFTER_SCAN.contains(marker)) {
                    return false;
                }
                segment(marker);
            }
            return true;
        } catch (BufferUnderflowException e) {
            if (scans == 0) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Estimates the decoding cost. Images in CMYK are decoded first and then converted; the decoder of lossless JPEG
     * keeps every sample as an int.
     */
    private DecodeCost cost() {
        int pixel = components == 1 ? 2 : components == 4 ? 8 : 4;
        long file = 16L * width + 2 * aside + 200L * segments;
        boolean rows = SEQUENTIAL.contains(frame) && interleaved;
        return new DecodeCost(pixel, frame == LOSSLESS ? 5 * components : 0, file, rows);
    }

    /** Finds the next marker. Skips entropy-coded data, in which a 0xff byte is followed by 0 or a restart marker. */
    private int marker() {
        while (true) {
            start = in.limit();
            while (in.get() != (byte) 0xff) {
                // entropy-coded data
            }
            int found = in.position() - 1;
            int marker = in.get() & 0xff;
            while (marker == 0xff) {
                marker = in.get() & 0xff;
            }
            if (marker > 1 && (marker < 0xd0 || marker > 0xd8)) {
                start = found;
                if (complete == 0 && SEQUENTIAL.contains(frame) && scanned > 0 && scanned >= components) {
                    complete = found;
                }
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
            case 0xe1 -> {
                extendedXmp.note(in.position(), length);
                keep(PhotoHeader.take(in, length));
            }
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
        int body = in.position();
        PhotoHeader.skip(in, length);
        scans++;
        if (scans > MOST_SCANS || scans > USUAL_SCANS && (long) scans * width * height > MOST_SCANNED) {
            throw UnreadablePhoto.damaged();
        }
        scanned += length > 0 ? in.get(body) & 0xff : 0;
        interleaved |= scans == 1 && scanned == components;
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
