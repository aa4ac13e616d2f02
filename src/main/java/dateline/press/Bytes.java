package dateline.press;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes ready for any number of sockets: outside the heap, never changed, shared without a copy, freed with the last reference. */
public final class Bytes {

    private final ByteBuf shared;

    private Bytes(ByteBuffer direct) {
        // The memory belongs to the garbage collector, so a release by a finished write must do nothing.
        shared = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
    }

    public static Bytes of(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(size);
        for (byte[] part : parts) {
            direct.put(part);
        }
        return new Bytes(direct.flip());
    }

    /** The text in UTF-8. */
    public static Bytes of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int size() {
        return shared.readableBytes();
    }

    ByteBuf view() {
        return shared.duplicate();
    }

    ByteBuf view(int length) {
        return shared.slice(0, length);
    }

    @Override
    public String toString() {
        return shared.toString(StandardCharsets.UTF_8);
    }
}
