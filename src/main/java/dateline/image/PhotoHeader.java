package dateline.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * What a file tells without being decoded: its size in stored pixels, and its metadata blocks, still unread.
 *
 * @param width  of the stored image, which an orientation may turn
 * @param height of the stored image
 * @param blocks the blocks found; one too large to be honest is left out
 * @param cost   what decoding it takes
 */
record PhotoHeader(int width, int height, Map<Block, byte[]> blocks, DecodeCost cost) {

    /** What a photo's words need is kilobytes; a larger block is a bomb, or previews and edit histories. */
    static final int MOST_BLOCK_BYTES = 512 * 1024;

    /** What a GIF may say before its first frame, in blocks of at most 255 bytes: its decoder copies all of them again for each. */
    private static final int MOST_GIF_BLOCKS = 4096;

    /** The metadata a file can carry. */
    enum Block {
        XMP,
        IIM,
        EXIF,
        PROFILE
    }

    /** @throws UnreadablePhoto when the file's structure is broken or ends too early */
    static PhotoHeader of(PhotoFormat format, ByteBuffer file) {
        ByteBuffer in = file.duplicate();
        try {
            return switch (format) {
                case JPEG -> new JpegHeader(in).read();
                case PNG -> new PngHeader(in).read();
                case WEBP -> new WebpHeader(in).read();
                case GIF -> gif(in);
            };
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw UnreadablePhoto.damaged();
        }
    }

    byte[] block(Block block) {
        return blocks.getOrDefault(block, new byte[0]);
    }

    /** The first frame's size, which an animation's canvas may exceed. */
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
        // Some programs leave the screen's size out.
        if (screenWidth > 0 && width > screenWidth || screenHeight > 0 && height > screenHeight) {
            throw UnreadablePhoto.damaged();
        }
        return new PhotoHeader(width, height, Map.of(), DecodeCost.of(1, 255L * MOST_GIF_BLOCKS * 2));
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
