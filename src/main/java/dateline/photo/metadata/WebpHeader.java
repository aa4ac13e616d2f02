package dateline.photo.metadata;

import dateline.photo.file.UnreadablePhoto;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.rendition.DecodeCost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Parses the RIFF chunks of a WebP (RFC 9649). Of an animation it takes the first frame, like the decoders of GIF and PNG. */
final class WebpHeader {

    /** Bytes of a frame before its image: position, size, duration and flags. */
    private static final int FRAME = 16;

    private static final int ALPHA = 0x10;

    private final ByteBuffer in;
    private final Map<Block, byte[]> blocks = new EnumMap<>(Block.class);
    private int width;
    private int height;
    private boolean animated;
    private ImagePart part = ImagePart.WHOLE;

    WebpHeader(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    PhotoHeader read() {
        in.position(4);
        int length = in.getInt();
        if (length < 4 || length > in.remaining()) {
            throw UnreadablePhoto.damaged();
        }
        in.limit(in.position() + length).position(12);
        while (in.remaining() >= 8) {
            chunk();
        }
        // The decoder needs the whole file as an array.
        DecodeCost cost = DecodeCost.of(4, 2L * in.limit());
        if (animated && part.head().length == 0) {
            throw UnreadablePhoto.damaged();
        }
        return new PhotoHeader(width, height, blocks, cost, part, animated);
    }

    private void chunk() {
        String type = new String(PhotoHeader.take(in, 4), StandardCharsets.ISO_8859_1);
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw UnreadablePhoto.damaged();
        }
        int start = in.position();
        switch (type) {
            case "VP8 " -> size(in.getShort(start + 6) & 0x3fff, in.getShort(start + 8) & 0x3fff);
            case "VP8L" -> size((in.getInt(start + 1) & 0x3fff) + 1, (in.getInt(start + 1) >> 14 & 0x3fff) + 1);
            case "VP8X" -> size((in.getInt(start + 4) & 0xffffff) + 1, (in.getInt(start + 6) >>> 8) + 1);
            case "ANIM" -> animated = true;
            case "ANMF" -> frame(start, length);
            case "EXIF" -> keep(Block.EXIF, length);
            case "XMP " -> keep(Block.XMP, length);
            case "ICCP" -> keep(Block.PROFILE, length);
            default -> {}
        }
        in.position(Math.min(start + length + (length & 1), in.limit()));
    }

    /**
     * Takes the first frame of an animation, which may be smaller than the canvas: 16 bytes of its own, then the chunks of
     * a still image, before which the decoder needs the header of a file.
     */
    private void frame(int start, int length) {
        if (part.head().length > 0) {
            return;
        }
        if (!animated || length < FRAME + 8) {
            throw UnreadablePhoto.damaged();
        }
        width = (in.getInt(start + 6) & 0xffffff) + 1;
        height = (in.getInt(start + 9) & 0xffffff) + 1;
        boolean transparent = in.get(start + FRAME) == 'A';
        ByteBuffer head = ByteBuffer.allocate(transparent ? 30 : 12).order(ByteOrder.LITTLE_ENDIAN);
        head.put(bytes("RIFF")).putInt(head.capacity() - 8 + length - FRAME).put(bytes("WEBP"));
        if (transparent) {
            head.put(bytes("VP8X")).putInt(10).putInt(ALPHA);
            for (int size : new int[] {width - 1, height - 1}) {
                head.putShort((short) size).put((byte) (size >> 16));
            }
        }
        part = ImagePart.frame(head.array(), start + FRAME, start + length);
    }

    private static byte[] bytes(String type) {
        return type.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sets the size. Canvas and frame must have the same size when the file has both. */
    private void size(int wide, int high) {
        if (width != 0 && (width != wide || height != high)) {
            throw UnreadablePhoto.damaged();
        }
        width = wide;
        height = high;
    }

    private void keep(Block block, int length) {
        if (length <= PhotoHeader.MOST_BLOCK_BYTES) {
            blocks.putIfAbsent(block, PhotoHeader.take(in, length));
        }
    }
}
