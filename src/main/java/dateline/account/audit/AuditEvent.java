package dateline.account.audit;

import dateline.platform.settings.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One act, as its service knows it. Who did it, and through what, is known to the request. Values are ids or short
 * words: never a password, a key or a code, and never the text of a draft.
 *
 * @param by     who did it when no request says so, as in a job; the signed-in account of a request comes first
 * @param before short value that the act replaced
 * @param after  short value that holds since
 * @param reason given for the act, or for its refusal
 */
public record AuditEvent(
        AuditAct act,
        AuditObject object,
        @Nullable Actor by,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {

    public static AuditEvent of(AuditAct act, AuditObject object) {
        return new AuditEvent(act, object, null, null, null, null);
    }

    public AuditEvent by(@Nullable Actor actor) {
        return new AuditEvent(act, object, actor, before, after, reason);
    }

    public AuditEvent changed(@Nullable Object from, @Nullable Object to) {
        return new AuditEvent(
                act,
                object,
                by,
                from == null ? null : String.valueOf(from),
                to == null ? null : String.valueOf(to),
                reason);
    }

    public AuditEvent because(@Nullable String why) {
        return new AuditEvent(act, object, by, before, after, why);
    }
}
