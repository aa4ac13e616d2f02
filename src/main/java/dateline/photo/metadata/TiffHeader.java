package dateline.photo.metadata;

import com.drew.metadata.exif.ExifDirectoryBase;
import dateline.photo.file.UnreadablePhoto;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.rendition.DecodeCost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Parses the first directory of a TIFF (TIFF 6.0), which describes its first image. */
final class TiffHeader {

    private static final int MOST_TAGS = 1000;
    /** Maximum number of values of a tag that are read: bits of each sample. */
    private static final int MOST_SAMPLES = 8;

    private static final int WIDTH = 0x100;
    private static final int HEIGHT = 0x101;
    private static final int BITS = 0x102;
    private static final int SAMPLES = 0x115;
    private static final int ROWS_PER_STRIP = 0x116;
    private static final int TILE_WIDTH = 0x142;
    private static final int TILE_HEIGHT = 0x143;
    private static final int XMP = 0x2bc;
    private static final int IIM = 0x83bb;
    private static final int PHOTOSHOP = 0x8649;
    private static final int PROFILE = 0x8773;
    /** Tags of Exif that a TIFF has in its first directory. */
    private static final Set<Integer> EXIF_TEXTS = Set.of(
            ExifDirectoryBase.TAG_IMAGE_DESCRIPTION, ExifDirectoryBase.TAG_ARTIST, ExifDirectoryBase.TAG_COPYRIGHT);

    /** Length of a text that is kept outside its directory; a shorter one would be in it. */
    private static final int SHORTEST = 5;

    private static final int ASCII = 2;
    private static final int SHORT = 3;

    private final ByteBuffer in;
    private final Map<Integer, Tag> tags = new LinkedHashMap<>();

    TiffHeader(ByteBuffer in) {
        this.in = in;
    }

    /** @param at position of the values in the file */
    private record Tag(int type, long count, long at) {

        long bytes() {
            return count
                    * switch (type) {
                        case 3, 8 -> 2;
                        case 4, 9, 11, 13 -> 4;
                        case 5, 10, 12 -> 8;
                        default -> 1;
                    };
        }
    }

    PhotoHeader read() {
        in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        directory(in.getInt(4));
        long width = number(WIDTH, 0);
        long height = number(HEIGHT, 0);
        long samples = number(SAMPLES, 1);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw UnreadablePhoto.damaged();
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw UnreadablePhoto.tooCostly();
        }
        Map<Block, byte[]> blocks = new EnumMap<>(Block.class);
        blocks.put(Block.EXIF, exif());
        blocks.put(Block.XMP, bytes(XMP));
        blocks.put(Block.IIM, resources());
        blocks.put(Block.PROFILE, bytes(PROFILE));
        return new PhotoHeader((int) width, (int) height, blocks, cost(width, height, samples), ImagePart.WHOLE, false);
    }

    private void directory(int position) {
        int count = in.getShort(position) & 0xffff;
        if (count > MOST_TAGS) {
            throw UnreadablePhoto.damaged();
        }
        for (int i = 0; i < count; i++) {
            int at = position + 2 + 12 * i;
            int tag = in.getShort(at) & 0xffff;
            Tag found = new Tag(in.getShort(at + 2) & 0xffff, in.getInt(at + 4) & 0xffffffffL, at + 8);
            if (found.bytes() > 4) {
                found = new Tag(found.type, found.count, in.getInt(at + 8) & 0xffffffffL);
            }
            if (tags.putIfAbsent(tag, found) != null) {
                // Readers differ in which of two counts.
                throw UnreadablePhoto.damaged();
            }
        }
    }

    /** Estimates the decoding cost. The decoder holds the values of all tags, and a strip or a row of tiles, as it is stored and as it is decoded. */
    private DecodeCost cost(long width, long height, long samples) {
        long most = 0;
        Tag bits = tags.get(BITS);
        for (int i = 0; bits != null && i < Math.min(bits.count, MOST_SAMPLES); i++) {
            most = Math.max(most, in.getShort(Math.toIntExact(bits.at) + 2 * i) & 0xffff);
        }
        long aside = tags.values().stream()
                .mapToLong(tag -> Math.min(in.limit(), tag.bytes()))
                .sum();
        int pixel = Math.toIntExact(samples * Math.max(1, (most + 7) / 8));
        long tile = Math.multiplyExact(number(TILE_WIDTH, 0), number(TILE_HEIGHT, 0));
        long strip = Math.multiplyExact(width, Math.min(height, number(ROWS_PER_STRIP, height)));
        long file = Math.multiplyExact(tile > 0 ? Math.max(tile, 4 * width) : strip, 4L * pixel);
        return new DecodeCost(Math.max(4, pixel), 0, Math.addExact(file, 4 * aside), false);
    }

    private long number(int tag, long otherwise) {
        Tag found = tags.get(tag);
        if (found == null || found.count < 1) {
            return otherwise;
        }
        int at = Math.toIntExact(found.at);
        return found.type == SHORT ? in.getShort(at) & 0xffff : in.getInt(at) & 0xffffffffL;
    }

    private byte[] bytes(int tag) {
        Tag found = tags.get(tag);
        if (found == null || found.bytes() > PhotoHeader.MOST_BLOCK_BYTES || found.at + found.bytes() > in.limit()) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) found.bytes()];
        in.get((int) found.at, bytes);
        return bytes;
    }

    /** Returns Photoshop's resources with the IIM block, which a TIFF has in a tag of its own. */
    private byte[] resources() {
        byte[] iim = bytes(IIM);
        byte[] resources = bytes(PHOTOSHOP);
        if (iim.length == 0) {
            return resources;
        }
        return ByteBuffer.allocate(12 + iim.length + (iim.length & 1) + resources.length)
                .put("8BIM\4\4\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(iim.length)
                .put(iim)
                .put(new byte[iim.length & 1])
                .put(resources)
                .array();
    }

    /** Returns an Exif block with the orientation and the few texts that are needed, in a directory of its own. */
    private byte[] exif() {
        Map<Integer, byte[]> texts = new LinkedHashMap<>();
        int length = 0;
        for (int tag : EXIF_TEXTS) {
            byte[] text = bytes(tag);
            texts.put(tag, text);
            length += Math.max(SHORTEST, text.length);
        }
        int end = 8 + 2 + 12 * (texts.size() + 1) + 4;
        ByteBuffer block = ByteBuffer.allocate(end + length);
        block.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) (texts.size() + 1));
        block.putShort((short) ExifDirectoryBase.TAG_ORIENTATION)
                .putShort((short) SHORT)
                .putInt(1);
        block.putShort((short) number(ExifDirectoryBase.TAG_ORIENTATION, 1)).putShort((short) 0);
        for (Map.Entry<Integer, byte[]> text : texts.entrySet()) {
            byte[] value = text.getValue();
            block.putShort(text.getKey().shortValue()).putShort((short) ASCII).putInt(Math.max(SHORTEST, value.length));
            block.putInt(end);
            block.put(end, value);
            end += Math.max(SHORTEST, value.length);
        }
        return block.array();
    }
}
