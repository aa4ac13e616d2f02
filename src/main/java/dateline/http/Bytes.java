package dateline.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Immutable bytes in direct memory (off the heap), shared by any number of connections without a copy. The memory is
 * freed by the garbage collector with the last reference.
 */
public final class Bytes {

    private final ByteBuf shared;

    private Bytes(ByteBuffer direct) {
        // The garbage collector owns the memory, so the release after a finished write must do nothing.
        shared = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
    }

    /** Copies the parts, one after the other, into direct memory. */
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

    /** The text encoded in UTF-8. */
    public static Bytes of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int size() {
        return shared.readableBytes();
    }

    /** Returns a copy with {@code more} inserted at offset {@code at}. */
    Bytes with(byte[] more, int at) {
        ByteBuffer direct = ByteBuffer.allocateDirect(size() + more.length);
        shared.getBytes(0, direct.limit(at));
        shared.getBytes(at, direct.limit(direct.capacity()).position(at + more.length));
        return new Bytes(direct.put(at, more).flip());
    }

    public ByteBuf view() {
        return shared.duplicate();
    }

    public ByteBuf view(int from) {
        return shared.slice(from, size() - from);
    }

    ByteBuf start(int length) {
        return shared.slice(0, length);
    }

    /**
     * Writes the bytes straight to the socket, past Netty's outbound buffer. Returns how many the kernel took, 0 when
     * its send buffer is full.
     *
     * @throws IOException when the connection is broken
     */
    public int writeTo(Socket socket) throws IOException {
        try {
            return shared.hasMemoryAddress() ? socket.sendAddress(shared.memoryAddress(), 0, size()) : 0;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public String toString() {
        return shared.toString(StandardCharsets.UTF_8);
    }
}
