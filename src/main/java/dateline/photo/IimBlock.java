package dateline.photo;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.util.Arrays;
import java.util.List;

/** IPTC's Information Interchange Model 4.2, the older wire form. */
final class IimBlock implements MetadataBlock {

    private static final int MOST_BYTES = 128 * 1024;

    private final IptcDirectory iim;

    private IimBlock(IptcDirectory iim) {
        this.iim = iim;
    }

    static IimBlock of(byte[] block) {
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

    @Override
    public List<String> values(PhotoField field) {
        List<String> values = values(field.iim());
        if (field != PhotoField.DATE_CREATED || values.isEmpty()) {
            return values;
        }
        String time = values(IptcDirectory.TAG_TIME_CREATED).stream().findFirst().orElse("");
        return List.of(PhotoDate.ofIim(values.getFirst(), time));
    }

    private List<String> values(int tag) {
        StringValue[] values = tag == 0 ? null : iim.getStringValueArray(tag);
        return values == null ? List.of() : Arrays.stream(values).map(this::declared).map(PhotoText::decoded).toList();
    }

    /** Where the block declares no charset, the reader has put in a guess of its own. */
    private StringValue declared(StringValue value) {
        return iim.containsTag(IptcDirectory.TAG_CODED_CHARACTER_SET) ? value : new StringValue(value.getBytes(), null);
    }
}
