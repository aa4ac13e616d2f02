package dateline.photo.metadata;

import dateline.photo.file.UnreadablePhoto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Walks the boxes of a file of ISO 14496-12, and bounds their number. */
final class HeifBoxes {

    /** Photos of 200 megapixels have some 800 tiles, each with properties of its own. */
    private static final int MOST = 20_000;

    private int walked;

    /** Calls the visitor with the type and the content of each box between the buffer's position and limit. */
    void each(ByteBuffer in, BiConsumer<String, ByteBuffer> visitor) {
        while (in.remaining() >= 8) {
            if (++walked > MOST) {
                throw UnreadablePhoto.damaged();
            }
            int start = in.position();
            long length = in.getInt() & 0xffffffffL;
            String type = type(in);
            if (length == 1) {
                length = in.getLong();
            } else if (length == 0) {
                length = (long) in.limit() - start;
            }
            long end = start + length;
            if (length < in.position() - start || end > in.limit()) {
                throw UnreadablePhoto.damaged();
            }
            ByteBuffer box = in.duplicate().limit((int) end);
            visitor.accept(type, box);
            in.position((int) end);
        }
    }

    static String type(ByteBuffer in) {
        return new String(PhotoHeader.take(in, 4), StandardCharsets.ISO_8859_1);
    }

    /** Reads the version of a full box, and skips its flags. */
    static int version(ByteBuffer in) {
        return in.getInt() >>> 24;
    }

    /** Reads an unsigned number of 0, 1, 2, 4 or 8 bytes. */
    static long number(ByteBuffer in, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | in.get() & 0xff;
        }
        if (number < 0) {
            throw UnreadablePhoto.damaged();
        }
        return number;
    }

    /** Reads a text that ends with a zero byte or with the box; at most 100 characters of it. */
    static String text(ByteBuffer in) {
        StringBuilder text = new StringBuilder();
        while (in.hasRemaining()) {
            byte next = in.get();
            if (next == 0) {
                break;
            }
            if (text.length() < 100) {
                text.append((char) (next & 0xff));
            }
        }
        return text.toString();
    }
}
