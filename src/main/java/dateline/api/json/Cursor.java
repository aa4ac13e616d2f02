package dateline.api.json;

import dateline.platform.error.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Position in a paged list: the key of the last item returned. Opaque to clients. */
public record Cursor(Instant at, long id) {

    private static final int LONGEST = 100;
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    /**
     * Returns the position that the text names, or the first one when there is none.
     *
     * @throws InvalidInput when the text is not a cursor of this API
     */
    public static Cursor of(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ");
            Cursor cursor = new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
            if (cursor.at.isAfter(FIRST) && !cursor.at.isAfter(START.at)) {
                return cursor;
            }
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            // Refused below.
        }
        throw new InvalidInput("before", "cursor");
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

    /** Returns the URL of the page after this position. */
    public String next(String list, int length) {
        return list + "?before=" + this + "&limit=" + length;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }
}
