package dateline.api;

import dateline.site.Refused;
import dateline.site.Stale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code If-Match} (RFC 9110, 13.1.1): the strong tags of the versions a program is ready to change. */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,|$)");

    private IfMatch() {}

    /**
     * Holds the header against the version that stands.
     *
     * @param header null when the program does not care
     * @throws Stale   when no tag names the version
     * @throws Refused when it is no such header
     */
    static void check(@Nullable String header, long current) {
        if (header != null && !header.strip().equals("*") && !names(header, current)) {
            throw new Stale(0, current);
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
            throw new Refused("If-Match", "if-match");
        }
        return named;
    }
}
