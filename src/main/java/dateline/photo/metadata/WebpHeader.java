package dateline.photo.metadata;

import dateline.photo.file.UnreadablePhoto;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.rendition.DecodeCost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Parses the RIFF chunks of a WebP (RFC 9649). */
final class WebpHeader {

    private final ByteBuffer in;
    private final Map<Block, byte[]> blocks = new EnumMap<>(Block.class);
    private int width;
    private int height;

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
        return new PhotoHeader(width, height, blocks, DecodeCost.of(4, 2L * in.limit()));
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
            case "ANIM" -> throw UnreadablePhoto.animated();
            case "EXIF" -> keep(Block.EXIF, length);
            case "XMP " -> keep(Block.XMP, length);
            case "ICCP" -> keep(Block.PROFILE, length);
            default -> {}
        }
        in.position(Math.min(start + length + (length & 1), in.limit()));
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
