package dateline.photo.metadata;

import dateline.photo.file.PhotoFormat;
import dateline.photo.file.UnreadablePhoto;
import dateline.photo.rendition.DecodeCost;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;

/**
 * Size, metadata blocks and decoding cost of an image file, read without decoding it.
 *
 * @param width    stored width, before the orientation is applied
 * @param height   stored height
 * @param blocks   raw metadata blocks; those that are too large are left out
 * @param cost     heap needed to decode the image
 * @param part     bytes that the decoder is given
 * @param animated whether the file is an animation, of which the first frame is taken, or a sequence, of which its still is
 */
public record PhotoHeader(
        int width, int height, Map<Block, byte[]> blocks, DecodeCost cost, ImagePart part, boolean animated) {

    /**
     * Maximum size of a metadata block. A photo's texts take kilobytes; a larger block is a decompression bomb, or
     * contains previews and edit histories.
     */
    static final int MOST_BLOCK_BYTES = 512 * 1024;

    /**
     * Maximum number of blocks before the first frame of a GIF, of at most 255 bytes each. The decoder copies all
     * earlier blocks for each one.
     */
    private static final int MOST_GIF_BLOCKS = 4096;

    /** Kinds of metadata in a file. */
    public enum Block {
        XMP,
        XMP_EXTENSION,
        IIM,
        EXIF,
        PROFILE
    }

    /**
     * Parses the header of a file.
     *
     * @throws UnreadablePhoto when the file's structure is invalid or truncated
     */
    public static PhotoHeader of(PhotoFormat format, ByteBuffer file) {
        ByteBuffer in = file.duplicate();
        try {
            return switch (format) {
                case JPEG -> new JpegHeader(in).read();
                case PNG -> new PngHeader(in).read();
                case WEBP -> new WebpHeader(in).read();
                case GIF -> gif(in);
                case TIFF -> new TiffHeader(in).read();
                case HEIC, AVIF -> HeifHeader.of(in).read();
            };
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw UnreadablePhoto.damaged();
        }
    }

    /** Returns a copy with another colour profile; without a change when that is empty. */
    public PhotoHeader with(byte[] profile) {
        Map<Block, byte[]> others = new EnumMap<>(Block.class);
        others.putAll(blocks);
        if (profile.length > 0) {
            others.put(Block.PROFILE, profile);
        }
        return new PhotoHeader(width, height, others, cost, part, animated);
    }

    public byte[] block(Block block) {
        return blocks.getOrDefault(block, new byte[0]);
    }

    /** Reads the size of a GIF's first frame, which the canvas of an animation may exceed. */
    private static PhotoHeader gif(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN).position(6);
        int screenWidth = in.getShort() & 0xffff;
        int screenHeight = in.getShort() & 0xffff;
        int flags = in.get();
        int colours = (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
        skip(in, 2 + colours);
        int blocks = 0;
        while (in.get() == '!') {
            skip(in, 1);
            for (int length = in.get() & 0xff; length > 0; length = in.get() & 0xff) {
                skip(in, length);
                if (++blocks > MOST_GIF_BLOCKS) {
                    throw UnreadablePhoto.damaged();
                }
            }
        }
        skip(in, 4);
        int width = in.getShort() & 0xffff;
        int height = in.getShort() & 0xffff;
        // Some programs omit the size of the screen.
        if (screenWidth > 0 && width > screenWidth || screenHeight > 0 && height > screenHeight) {
            throw UnreadablePhoto.damaged();
        }
        DecodeCost cost = DecodeCost.of(1, 255L * MOST_GIF_BLOCKS * 2);
        return new PhotoHeader(width, height, Map.of(), cost, ImagePart.WHOLE, hasSecondFrame(in));
    }

    /** Whether another frame follows the one whose size was just read. Stops at the first block that is none. */
    private static boolean hasSecondFrame(ByteBuffer in) {
        try {
            int flags = in.get();
            skip(in, ((flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1) + 1);
            skipBlocks(in);
            int introducer = in.get();
            while (introducer == '!') {
                skip(in, 1);
                skipBlocks(in);
                introducer = in.get();
            }
            return introducer == ',';
        } catch (BufferUnderflowException e) {
            return false; // the decoder says whether the first frame is complete
        }
    }

    private static void skipBlocks(ByteBuffer in) {
        for (int length = in.get() & 0xff; length > 0; length = in.get() & 0xff) {
            skip(in, length);
        }
    }

    static byte[] take(ByteBuffer in, int length) {
        bound(in, length);
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    static void skip(ByteBuffer in, int length) {
        bound(in, length);
        in.position(in.position() + length);
    }

    private static void bound(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
    }
}
