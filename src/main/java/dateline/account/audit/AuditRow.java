package dateline.account.audit;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail. */
public record AuditRow(long id, Instant at, String act, Source source, AuditObject object, Change change) {

    /**
     * Who acted, and from where.
     *
     * @param account id of the account; null when nobody was signed in
     * @param name    its name at the time
     * @param via     {@code session}, {@code key}, {@code password}, {@code schedule} or {@code system}
     * @param viaId   public id of the session, or id of the key
     */
    public record Source(
            @Nullable Long account,
            @Nullable String name,
            String via,
            @Nullable String viaId,
            @Nullable String address) {}

    /** Short values before and after, and the reason given. */
    public record Change(
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {}

    /** Key of the words for the act; null for an act that this version does not know. */
    public @Nullable String phrase() {
        return Arrays.stream(AuditAct.values())
                .filter(known -> known.word().equals(act))
                .findFirst()
                .map(known -> "audit.act." + known.name())
                .orElse(null);
    }
}
