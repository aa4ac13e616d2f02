package dateline.photo.rendition;

import dateline.photo.metadata.ImagePart;
import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/** Image input stream that reads the part of a file that belongs to the image. */
final class PhotoStream extends ImageInputStreamImpl {

    private final ByteBuffer bytes;
    private final ImagePart part;
    private final int length;

    PhotoStream(ByteBuffer file, ImagePart part) {
        this.part = part;
        int end = Math.min(file.limit(), part.end());
        bytes = file.slice(part.start(), end - part.start());
        length = part.head().length + bytes.limit() + part.tail().length;
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (streamPos >= length) {
            return -1;
        }
        int at = (int) streamPos++;
        int inFile = at - part.head().length;
        int inTail = inFile - bytes.limit();
        byte value = inFile < 0 ? part.head()[at] : inTail < 0 ? bytes.get(inFile) : part.tail()[inTail];
        return value & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int wanted) {
        bitOffset = 0;
        int at = (int) Math.min(length, streamPos);
        int most = Math.min(wanted, length - at);
        if (most == 0) {
            return wanted == 0 ? 0 : -1;
        }
        int inFile = at - part.head().length;
        int inTail = inFile - bytes.limit();
        int taken;
        if (inFile < 0) {
            taken = Math.min(most, -inFile);
            System.arraycopy(part.head(), at, to, offset, taken);
        } else if (inTail < 0) {
            taken = Math.min(most, -inTail);
            bytes.get(inFile, to, offset, taken);
        } else {
            taken = most;
            System.arraycopy(part.tail(), inTail, to, offset, taken);
        }
        streamPos += taken;
        return taken;
    }

    @Override
    public long length() {
        return length;
    }
}
