package dateline.api.json;

import dateline.platform.error.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Parses times in RFC 3339. */
public final class RequestTime {

    private RequestTime() {}

    public static @Nullable Instant of(String field, @Nullable String time) {
        try {
            return time == null ? null : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInput(field, "time");
        }
    }
}
