package dateline.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-decoding: strict for path segments, lenient for queries and forms. */
final class Decoding {

    private Decoding() {}

    /**
     * Decodes a path segment. Returns null for a broken escape, bytes that are not UTF-8, a control character, a slash
     * or backslash, and for the dot segments "." and "..".
     */
    static @Nullable String segment(String raw) {
        String text = raw;
        if (!isPlain(raw)) {
            byte[] bytes = bytes(raw, true);
            if (bytes == null) {
                return null;
            }
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '/' || c == '\\') {
                return null;
            }
        }
        return text.equals(".") || text.equals("..") ? null : text;
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c > '~' || c == '%') {
                return false;
            }
        }
        return true;
    }

    /**
     * The first value of a parameter, decoded, or null. Broken escapes are left as they are; bytes that are not UTF-8
     * become U+FFFD.
     */
    static @Nullable String query(String query, String name) {
        int from = 0;
        while (from < query.length()) {
            int end = query.indexOf('&', from);
            if (end < 0) {
                end = query.length();
            }
            int equals = query.indexOf('=', from);
            int nameEnd = equals >= 0 && equals < end ? equals : end;
            if (lenient(query.substring(from, nameEnd)).equals(name)) {
                return lenient(query.substring(Math.min(nameEnd + 1, end), end));
            }
            from = end + 1;
        }
        return null;
    }

    private static String lenient(String raw) {
        byte[] bytes = bytes(raw.replace('+', ' '), false);
        return bytes == null ? raw : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytes(String raw, boolean strict) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            boolean room = i + 2 < raw.length();
            int high = room ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = room ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (high >= 0 && low >= 0) {
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else if (strict) {
                return null;
            } else {
                bytes.put((byte) c);
            }
        }
        byte[] decoded = new byte[bytes.position()];
        bytes.flip().get(decoded);
        return decoded;
    }
}
