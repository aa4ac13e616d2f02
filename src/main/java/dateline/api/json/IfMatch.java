package dateline.api.json;

import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates {@code If-Match} (RFC 9110, 13.1.1) with strong comparison of ETags. */
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,|$)");

    private IfMatch() {}

    /**
     * Compares the header with the current version.
     *
     * @param header null when the client sent none, and any version matches
     * @throws StaleVersion   when no ETag names the current version
     * @throws InvalidInput when the header is malformed
     */
    public static void check(@Nullable String header, long current) {
        if (header != null && !header.strip().equals("*") && !names(header, current)) {
            throw new StaleVersion(0, current);
        }
    }

    private static boolean names(String header, long current) {
        boolean named = false;
        int read = 0;
        Matcher tags = TAG.matcher(header);
        while (read < header.length() && tags.find(read) && tags.start() == read) {
            named |= tags.group(1) == null && tags.group(2).equals(String.valueOf(current));
            read = tags.end();
        }
        if (read == 0 || read < header.length()) {
            throw new InvalidInput("If-Match", "if-match");
        }
        return named;
    }
}
