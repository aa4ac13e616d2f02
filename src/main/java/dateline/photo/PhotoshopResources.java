package dateline.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The image resources Photoshop keeps in a JPEG; one of them holds the photo's IIM. */
final class PhotoshopResources {

    private static final int SIGNATURE = 0x3842494d;
    private static final int IIM = 0x0404;

    private PhotoshopResources() {
    }

    static Optional<byte[]> iim(byte[] resources) {
        ByteBuffer in = ByteBuffer.wrap(resources);
        try {
            while (in.remaining() > 12 && in.getInt() == SIGNATURE) {
                int id = in.getShort();
                int name = in.get() & 0xff;
                PhotoHeader.skip(in, name + 1 - (name & 1));
                int length = in.getInt();
                if (id == IIM) {
                    return Optional.of(PhotoHeader.take(in, length));
                }
                PhotoHeader.skip(in, length + (length & 1));
            }
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
