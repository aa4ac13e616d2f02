package dateline.photo.rendition;

import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/** Image input stream that reads from a byte buffer. */
final class PhotoStream extends ImageInputStreamImpl {

    private final ByteBuffer bytes;

    PhotoStream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (streamPos >= bytes.limit()) {
            return -1;
        }
        return bytes.get((int) streamPos++) & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        bitOffset = 0;
        int left = (int) Math.max(0, bytes.limit() - streamPos);
        if (left == 0 && length > 0) {
            return -1;
        }
        int taken = Math.min(left, length);
        bytes.get((int) streamPos, to, offset, taken);
        streamPos += taken;
        return taken;
    }

    @Override
    public long length() {
        return bytes.limit();
    }
}
