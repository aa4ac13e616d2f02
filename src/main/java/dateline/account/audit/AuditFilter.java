package dateline.account.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit trail to read. What is null does not filter.
 *
 * @param account who acted
 * @param act     word of the act
 * @param story   id of the story of the object
 * @param from    the earliest time
 * @param until   the time before which the acts happened
 * @param address network address, or a network such as {@code 192.0.2.0/24}
 * @param object  part of the object's id or name, of a value, or of the reason, in any case
 */
public record AuditFilter(
        @Nullable Long account,
        @Nullable String act,
        @Nullable Long story,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String address,
        @Nullable String object) {

    public static AuditFilter ofStory(long storyId) {
        return new AuditFilter(null, null, storyId, null, null, null, null);
    }
}
