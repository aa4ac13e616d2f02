package dateline.photo.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes of a photo file. A file on disk is mapped into memory while it is read, so it takes no heap, whatever its size.
 */
public interface PhotoContent {

    /** Returns the bytes, at position 0. The buffer is valid until the arena is closed. */
    ByteBuffer in(Arena arena) throws IOException;

    static PhotoContent of(Path file) {
        return arena -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                        .asByteBuffer();
            }
        };
    }

    static PhotoContent of(byte[] bytes) {
        return arena -> ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
