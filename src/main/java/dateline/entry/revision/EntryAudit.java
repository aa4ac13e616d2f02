package dateline.entry.revision;

import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.account.key.BearerKey;
import dateline.account.key.KeyScope;
import dateline.entry.Entry;
import dateline.entry.EntryStatus;
import dateline.platform.settings.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records the acts on entries: by status and version, and never by what an entry says. As every act passes here, this is
 * also where a key without the scope to publish is refused, which rolls the act back.
 */
@Component
public class EntryAudit {

    private final AuditTrail trail;

    EntryAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** What the trail tells of an entry before or after an act. */
    public record State(
            EntryStatus status, long version, @Nullable Instant at) {

        public static State of(Entry entry) {
            return new State(entry.status(), entry.version(), entry.publishedAt());
        }

        private boolean isReaders() {
            return status == EntryStatus.PUBLISHED || status == EntryStatus.SCHEDULED;
        }

        @Override
        public String toString() {
            return status.word() + ", version " + version
                    + (status == EntryStatus.SCHEDULED && at != null ? ", due " + at : "");
        }
    }

    public void posted(Entry entry, Actor by) {
        State now = State.of(entry);
        mustPublish(now, now);
        trail.record(event(act(now.status()), entry, by).changed(null, now));
    }

    public void edited(State before, Entry entry, Actor by) {
        State now = State.of(entry);
        boolean moved = now.status() != before.status()
                || now.status() == EntryStatus.SCHEDULED && !Objects.equals(now.at(), before.at());
        changed(moved ? act(now.status()) : AuditAct.ENTRY_EDITED, before, entry, by);
    }

    public void reverted(State before, Entry entry, int revision, Actor by) {
        mustPublish(before, State.of(entry));
        trail.record(event(AuditAct.ENTRY_REVERTED, entry, by)
                .changed(before, State.of(entry) + ", as in revision " + revision));
    }

    /**
     * Records that an entry was retracted, removed, undone or discarded.
     *
     * @param reason given to readers; null when there is none
     */
    public void retracted(AuditAct act, State before, Entry entry, @Nullable String reason, Actor by) {
        mustPublish(before, State.of(entry));
        trail.record(event(act, entry, by).changed(before, State.of(entry)).because(reason));
    }

    public void changed(AuditAct act, State before, Entry entry, Actor by) {
        mustPublish(before, State.of(entry));
        trail.record(event(act, entry, by).changed(before, State.of(entry)));
    }

    public void ofCorrection(AuditAct act, Entry entry, int correction, Actor by) {
        BearerKey.mustHave(KeyScope.PUBLISH);
        trail.record(event(act, entry, by).changed(null, "correction " + correction + ", version " + entry.version()));
    }

    public void done(AuditAct act, Entry entry, Actor by) {
        BearerKey.mustHave(KeyScope.PUBLISH);
        trail.record(event(act, entry, by));
    }

    /** The entry was published at its time, for the account that scheduled it. */
    public void released(State before, Entry entry) {
        trail.recordScheduled(
                event(AuditAct.ENTRY_PUBLISHED, entry, null).changed(before, State.of(entry)),
                AuditAct.ENTRY_SCHEDULED);
    }

    /** A key needs {@code publish} for what readers see before or after an act, and for what they are to see. */
    private static void mustPublish(State before, State now) {
        if (before.isReaders() || now.isReaders()) {
            BearerKey.mustHave(KeyScope.PUBLISH);
        }
    }

    private static AuditEvent event(AuditAct act, Entry entry, @Nullable Actor by) {
        return AuditEvent.of(
                        act, AuditObject.entry(entry.story().id(), entry.story().slug(), entry.number()))
                .by(by);
    }

    private static AuditAct act(EntryStatus status) {
        return switch (status) {
            case DRAFT -> AuditAct.ENTRY_DRAFTED;
            case SUBMITTED -> AuditAct.ENTRY_SUBMITTED;
            case SCHEDULED -> AuditAct.ENTRY_SCHEDULED;
            case PUBLISHED -> AuditAct.ENTRY_PUBLISHED;
            case RETRACTED -> AuditAct.ENTRY_RETRACTED;
        };
    }
}
