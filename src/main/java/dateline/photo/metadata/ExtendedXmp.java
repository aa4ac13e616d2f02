package dateline.photo.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the extended XMP of a JPEG, which holds what does not fit in the main packet (XMP specification part 3, 1.1.3.1).
 * Its segments may come in any order, and a file may have segments of several extensions; the main packet names the right
 * one by its GUID. Only positions are kept until then, so segments take no heap.
 */
final class ExtendedXmp {

    private static final byte[] SIGNATURE =
            "http://ns.adobe.com/xmp/extension/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int GUID = 32;
    private static final int HEAD = SIGNATURE.length + GUID + 8;
    private static final Pattern NAMED =
            Pattern.compile("HasExtendedXMP(?:\\s{0,9}=\\s{0,9}[\"']|[^<>]{0,300}>)\\s{0,9}([0-9A-Fa-f]{32})");

    private final List<Segment> segments = new ArrayList<>();

    private record Segment(int position, int length) {}

    /** Part of an extension: its offset in the whole, and where it is in the file. */
    private record Part(int offset, int position, int length) {}

    /** Notes an APP1 segment by the position and length of its body. Segments that are cut off are left out when joined. */
    void note(int position, int length) {
        if (length > HEAD) {
            segments.add(new Segment(position, length));
        }
    }

    /**
     * Returns the extension that the main packet names; nothing when it names none, or when parts are missing, overlap or
     * add up to more than a metadata block may have.
     */
    byte[] joined(byte[] main, ByteBuffer file) {
        Optional<String> guid = guid(main);
        if (guid.isEmpty()) {
            return new byte[0];
        }
        List<Part> parts = new ArrayList<>();
        long whole = -1;
        for (Segment segment : segments) {
            if (segment.position + segment.length <= file.limit() && isOf(guid.get(), segment, file)) {
                int numbers = segment.position + SIGNATURE.length + GUID;
                whole = file.getInt(numbers) & 0xffffffffL;
                long offset = file.getInt(numbers + 4) & 0xffffffffL;
                if (whole > PhotoHeader.MOST_BLOCK_BYTES || offset >= whole) {
                    return new byte[0];
                }
                parts.add(new Part((int) offset, segment.position + HEAD, segment.length - HEAD));
            }
        }
        parts.sort(Comparator.comparingInt(Part::offset));
        byte[] joined = new byte[Math.max(0, (int) whole)];
        int filled = 0;
        for (Part part : parts) {
            if (part.offset != filled || part.length > joined.length - filled) {
                return new byte[0];
            }
            file.get(part.position, joined, filled, part.length);
            filled += part.length;
        }
        return filled == joined.length ? joined : new byte[0];
    }

    private static Optional<String> guid(byte[] main) {
        Matcher named = NAMED.matcher(new String(main, StandardCharsets.ISO_8859_1));
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    private static boolean isOf(String guid, Segment segment, ByteBuffer file) {
        byte[] head = new byte[SIGNATURE.length + GUID];
        file.get(segment.position, head);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.startsWith(new String(SIGNATURE, StandardCharsets.ISO_8859_1))
                && text.substring(SIGNATURE.length).equalsIgnoreCase(guid);
    }
}
