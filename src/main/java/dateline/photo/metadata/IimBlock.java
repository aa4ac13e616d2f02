package dateline.photo.metadata;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads IPTC's Information Interchange Model 4.2, the older format of photo metadata, from the Photoshop image
 * resources of a JPEG.
 */
final class IimBlock {

    private static final int SIGNATURE = 0x3842494d;
    private static final int RESOURCE = 0x0404;
    private static final int DIGEST = 0x0425;
    private static final int DIGEST_BYTES = 16;

    private static final int MOST_BYTES = 128 * 1024;

    private static final Pattern UTF_8 = Pattern.compile("\u001b%(?:G|/[GHI])");
    private static final Pattern DESIGNATION = Pattern.compile("\u001b[-./]([A-Z_bf])");
    /** Parts of ISO 8859, by the final byte of the escape sequence that ISO 2022 has for each. */
    private static final Map<String, Integer> LATIN_PARTS = Map.ofEntries(
            Map.entry("A", 1),
            Map.entry("B", 2),
            Map.entry("C", 3),
            Map.entry("D", 4),
            Map.entry("L", 5),
            Map.entry("G", 6),
            Map.entry("F", 7),
            Map.entry("H", 8),
            Map.entry("M", 9),
            Map.entry("V", 10),
            Map.entry("T", 11),
            Map.entry("Y", 13),
            Map.entry("_", 14),
            Map.entry("b", 15),
            Map.entry("f", 16));

    private final IptcDirectory iim;
    private final boolean changed;

    private IimBlock(IptcDirectory iim, boolean changed) {
        this.iim = iim;
        this.changed = changed;
    }

    static IimBlock of(byte[] resources) {
        byte[] block = found(ByteBuffer.wrap(resources), RESOURCE);
        Metadata metadata = new Metadata();
        if (block.length > 0 && block.length <= MOST_BYTES) {
            try {
                new IptcReader().extract(new SequentialByteArrayReader(block), metadata, block.length);
            } catch (RuntimeException e) {
                return new IimBlock(new IptcDirectory(), false);
            }
        }
        IptcDirectory iim = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        byte[] digest = found(ByteBuffer.wrap(resources), DIGEST);
        return new IimBlock(iim == null ? new IptcDirectory() : iim, iim != null && differs(digest, block));
    }

    private static byte[] found(ByteBuffer in, int resource) {
        try {
            while (in.remaining() >= 12 && in.getInt() == SIGNATURE) {
                int id = in.getShort() & 0xffff;
                int name = in.get() & 0xff;
                PhotoHeader.skip(in, name + 1 - (name & 1));
                int length = in.getInt();
                if (id == resource) {
                    return PhotoHeader.take(in, length);
                }
                PhotoHeader.skip(in, length + (length & 1));
            }
        } catch (BufferUnderflowException e) {
            return new byte[0];
        }
        return new byte[0];
    }

    /** Compares the digest with the block. Programs that do not know it leave it out, or fill it with zeros. */
    private static boolean differs(byte[] digest, byte[] block) {
        if (digest.length != DIGEST_BYTES || Arrays.equals(digest, new byte[DIGEST_BYTES])) {
            return false;
        }
        try {
            return !Arrays.equals(digest, MessageDigest.getInstance("MD5").digest(block));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether a program that knows no XMP changed this block after XMP was written: the digest of the block that was
     * stored with the XMP (Photoshop's resource 0x0425) is not that of the block as it is now. The block's values are
     * then newer than those of XMP (Metadata Working Group, guidelines 2.0).
     */
    boolean isNewerThanXmp() {
        return changed;
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
        Charset charset = charset();
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .map(value -> PhotoText.decoded(new StringValue(value.getBytes(), charset)))
                        .toList();
    }

    /**
     * Returns the charset that the block declares (dataset 1:90), as escape sequences of ISO 2022; null when it declares
     * none that is known. The reader of the block replaces the sequences it knows by a charset's name.
     */
    private @Nullable Charset charset() {
        String declared = iim.getString(IptcDirectory.TAG_CODED_CHARACTER_SET);
        if (declared == null) {
            return null;
        }
        if (declared.equals(StandardCharsets.UTF_8.name())
                || UTF_8.matcher(declared).find()) {
            return StandardCharsets.UTF_8;
        }
        Matcher designation = DESIGNATION.matcher(declared);
        Integer part = declared.equals(StandardCharsets.ISO_8859_1.name())
                ? Integer.valueOf(1)
                : designation.find() ? LATIN_PARTS.get(designation.group(1)) : null;
        if (part == null || part == 1) {
            return part == null ? null : PhotoText.LATIN;
        }
        String name = "ISO-8859-" + part;
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }
}
