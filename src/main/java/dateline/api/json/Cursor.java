package dateline.api.json;

import dateline.platform.error.InvalidInput;
import dateline.platform.paging.TimeKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Positions and page lengths in the URLs of the API's lists. A position is opaque to clients. */
public final class Cursor {

    private static final int LONGEST = 100;

    private Cursor() {}

    /**
     * Returns the position that the text names, or the first one when there is none.
     *
     * @throws InvalidInput when the text is not a cursor of this API
     */
    public static TimeKey of(@Nullable String text) {
        if (text == null) {
            return TimeKey.NEWEST;
        }
        TimeKey key = TimeKey.of(decoded(text));
        if (key == null) {
            throw new InvalidInput("before", "cursor");
        }
        return key;
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Returns the page length, between 1 and 100.
     *
     * @throws InvalidInput when the limit is out of range
     */
    public static int length(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw new InvalidInput("limit", "limit", LONGEST);
        }
        return limit;
    }

    /** Returns the URL of the page after the position of the last item shown. */
    public static String next(String list, TimeKey last, int length) {
        String cursor = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.iso(' ').getBytes(StandardCharsets.US_ASCII));
        return list + "?before=" + cursor + "&limit=" + length;
    }
}
