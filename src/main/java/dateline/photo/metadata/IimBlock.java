package dateline.photo.metadata;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Reads IPTC's Information Interchange Model 4.2, the older format of photo metadata, from the Photoshop image
 * resources of a JPEG.
 */
final class IimBlock {

    private static final int SIGNATURE = 0x3842494d;
    private static final int RESOURCE = 0x0404;

    private static final int MOST_BYTES = 128 * 1024;

    private final IptcDirectory iim;

    private IimBlock(IptcDirectory iim) {
        this.iim = iim;
    }

    static IimBlock of(byte[] resources) {
        byte[] block = found(ByteBuffer.wrap(resources));
        Metadata metadata = new Metadata();
        if (block.length > 0 && block.length <= MOST_BYTES) {
            try {
                new IptcReader().extract(new SequentialByteArrayReader(block), metadata, block.length);
            } catch (RuntimeException e) {
                return new IimBlock(new IptcDirectory());
            }
        }
        IptcDirectory iim = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        return new IimBlock(iim == null ? new IptcDirectory() : iim);
    }

    private static byte[] found(ByteBuffer in) {
        try {
            while (in.remaining() > 12 && in.getInt() == SIGNATURE) {
                int id = in.getShort();
                int name = in.get() & 0xff;
                PhotoHeader.skip(in, name + 1 - (name & 1));
                int length = in.getInt();
                if (id == RESOURCE) {
                    return PhotoHeader.take(in, length);
                }
                PhotoHeader.skip(in, length + (length & 1));
            }
        } catch (BufferUnderflowException e) {
            return new byte[0];
        }
        return new byte[0];
    }

    /** Returns the values of the field in file order; none when the block has none. */
    List<String> values(PhotoField field) {
        List<String> values = values(field.iim());
        if (field != PhotoField.DATE_CREATED || values.isEmpty()) {
            return values;
        }
        String time =
                values(IptcDirectory.TAG_TIME_CREATED).stream().findFirst().orElse("");
        return List.of(PhotoDate.ofIim(values.getFirst(), time));
    }

    private List<String> values(int tag) {
        StringValue[] values = tag == 0 ? null : iim.getStringValueArray(tag);
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .map(this::declared)
                        .map(PhotoText::decoded)
                        .toList();
    }

    /** Removes the charset that the reader guessed, when the block declares none. */
    private StringValue declared(StringValue value) {
        return iim.containsTag(IptcDirectory.TAG_CODED_CHARACTER_SET) ? value : new StringValue(value.getBytes(), null);
    }
}
