package dateline.entry;

import dateline.account.audit.AuditAct;
import dateline.entry.revision.CorrectionHistory;
import dateline.entry.revision.EntryAudit;
import dateline.entry.revision.IdempotencyKeys;
import dateline.entry.revision.Revisions;
import dateline.entry.revision.UsedKey;
import dateline.entry.timeline.EntryPositions;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Actor;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryService;
import dateline.story.change.ChangeKind;
import dateline.story.change.ChangeLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Write side of entries. Each method runs in one transaction and appends at most one change to the story's log. Results
 * are returned after the commit, so they are durable.
 *
 * <p>Each method throws {@link NotFound} when the story or entry does not exist, {@link InvalidInput} when the content is
 * invalid, and {@link Conflict} when the entry's status does not allow the operation. In these cases nothing was
 * written.
 */
@Service
public class EntryService {

    /** Time after publication within which {@link #undo} is allowed. */
    public static final Duration UNDO = Duration.ofSeconds(60);

    /** Maximum number of unreleased entries of one account in one story. */
    private static final int MOST_WAITING = 500;

    private final Stories stories;
    private final StoryService storyService;
    private final Entries entries;
    private final EntryWriter entryWriter;
    private final Revisions revisions;
    private final CorrectionHistory corrections;
    private final IdempotencyKeys idempotencyKeys;
    private final Pins pins;
    private final ScheduledEntries schedule;
    private final EntryPositions positions;
    private final ChangeLog log;
    private final EntryAudit audit;
    private final Clock clock;

    EntryService(
            Stories stories,
            StoryService storyService,
            Entries entries,
            EntryWriter entryWriter,
            Revisions revisions,
            CorrectionHistory corrections,
            IdempotencyKeys idempotencyKeys,
            Pins pins,
            ScheduledEntries schedule,
            EntryPositions positions,
            ChangeLog log,
            EntryAudit audit,
            Clock clock) {
        this.stories = stories;
        this.storyService = storyService;
        this.entries = entries;
        this.entryWriter = entryWriter;
        this.revisions = revisions;
        this.corrections = corrections;
        this.idempotencyKeys = idempotencyKeys;
        this.pins = pins;
        this.schedule = schedule;
        this.positions = positions;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** Posts a new entry without opening coverage. See the method with {@code opens}. */
    @Transactional
    public SavedEntry post(
            long storyId, EntryContent content, EntryStatus status, Actor by, @Nullable String idempotencyKey) {
        return post(storyId, content, status, false, by, idempotencyKey);
    }

    /**
     * Posts a new entry as published, scheduled, submitted or draft. Repeating a request with the same idempotency key,
     * by the same account in the same story, returns the first result and posts nothing.
     *
     * @param opens    whether publishing the entry opens the coverage of an announced story; otherwise the story stays
     *                 announced
     * @throws UsedKey when the idempotency key was used with different content
     */
    @Transactional
    public SavedEntry post(
            long storyId,
            EntryContent content,
            EntryStatus status,
            boolean opens,
            Actor by,
            @Nullable String idempotencyKey) {
        Story story = locked(storyId);
        IdempotencyKeys.Sent sent = idempotencyKey == null ? null : IdempotencyKeys.Sent.of(content, status, opens);
        if (idempotencyKey != null && sent != null) {
            Optional<SavedEntry> answered = idempotencyKeys.answered(story.id(), by, idempotencyKey, sent);
            if (answered.isPresent()) {
                return answered.get();
            }
        }
        if (status != EntryStatus.PUBLISHED
                && entries.waiting(story.id(), by.accountId(), MOST_WAITING) == MOST_WAITING) {
            throw new InvalidInput("status", "drafts", MOST_WAITING);
        }
        EntryPositions.NewPosition position = positions.next(story);
        Instant now = position.now();
        Entry entry = new Entry(story, position.number(), by.accountId(), now);
        SavedEntry savedEntry =
                entryWriter.save(entry, position, content, new EntryWriter.Move(status, false, opens), by, now);
        if (idempotencyKey != null && sent != null) {
            idempotencyKeys.keep(story.id(), by, idempotencyKey, sent, savedEntry, now);
        }
        audit.posted(entry, by);
        return savedEntry;
    }

    /**
     * Changes an entry's content or status without opening coverage. An unreleased entry can be published, scheduled,
     * submitted or made a draft by the same call.
     *
     * @param version     the version the editor saw; null overwrites the current one
     * @param status      the new status; null keeps the current one
     * @param markUpdated whether the change sets {@code updated} on pages and in feeds; false for a small fix
     * @throws StaleVersion      when the entry was saved since that version
     */
    @Transactional
    public SavedEntry edit(
            EntryRef ref,
            @Nullable Long version,
            EntryContent content,
            @Nullable EntryStatus status,
            boolean markUpdated,
            Actor by) {
        return edit(ref, version, content, status, markUpdated, false, by);
    }

    /**
     * Changes an entry's content or status.
     *
     * @param opens whether publishing the entry by this edit opens the coverage of an announced story
     */
    @Transactional
    public SavedEntry edit(
            EntryRef ref,
            @Nullable Long version,
            EntryContent content,
            @Nullable EntryStatus status,
            boolean markUpdated,
            boolean opens,
            Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        EntryStatus next = status == null ? entry.status() : status;
        if (entry.status() == EntryStatus.PUBLISHED && next != EntryStatus.PUBLISHED || next == EntryStatus.RETRACTED) {
            throw new Conflict(
                    entry.status().word(),
                    "Entry " + ref.number() + " is " + entry.status().word() + " and cannot become " + next.word()
                            + " by an edit: retract or restore it.",
                    ref.number());
        }
        EntryAudit.State before = EntryAudit.State.of(entry);
        SavedEntry saved =
                entryWriter.save(entry, null, content, new EntryWriter.Move(next, markUpdated, opens), by, log.now());
        audit.edited(before, entry, by);
        return saved;
    }

    /**
     * Returns a submitted entry to its writer.
     *
     * @param note what the entry lacks, shown to the writer
     */
    @Transactional
    public SavedEntry sendBack(EntryRef ref, @Nullable Long version, @Nullable String note, Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.text("note", note, 2000);
        checks.settle();
        EntryAudit.State before = EntryAudit.State.of(entry);
        entry.sendBack(words, by.accountId(), clock.instant());
        SavedEntry saved = entryWriter.store(entry);
        audit.changed(AuditAct.ENTRY_RETURNED, before, entry, by);
        return saved;
    }

    /**
     * Restores an entry's content from a revision. The entry keeps its time and status. The result is a revision of its
     * own.
     *
     * @param revision    number of the revision
     * @param markUpdated as for {@link #edit}
     */
    @Transactional
    public SavedEntry revert(EntryRef ref, @Nullable Long version, int revision, boolean markUpdated, Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        EntryContent said = revisions.of(entry).stream()
                .filter(old -> old.number() == revision)
                .findFirst()
                .orElseThrow(() -> new NotFound("revision", revision))
                .content();
        EntryContent again = said.withPublishedAt(entry.publishedAt());
        EntryAudit.State before = EntryAudit.State.of(entry);
        SavedEntry saved = entryWriter.save(
                entry, null, again, new EntryWriter.Move(entry.status(), markUpdated, false), by, clock.instant());
        audit.reverted(before, entry, revision, by);
        return saved;
    }

    /** Adds a correction, which says what was wrong and what is right. Readers see it with the entry. */
    @Transactional
    public SavedEntry correct(EntryRef ref, @Nullable Long version, String text, Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.required("text", text, 2000);
        checks.settle();
        EntryAudit.State before = EntryAudit.State.of(entry);
        entry.correct(new Correction(words, clock.instant(), by.accountId()));
        entries.saveAndFlush(entry);
        audit.changed(AuditAct.ENTRY_CORRECTED, before, entry, by);
        return posted(entry, ChangeKind.CORRECTED);
    }

    /** Changes the text of a correction that readers see. The earlier text is kept for the newsroom. */
    @Transactional
    public SavedEntry changeCorrection(EntryRef ref, @Nullable Long version, int correction, String text, Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.required("text", text, 2000);
        checks.settle();
        Instant now = clock.instant();
        Correction former = entry.changeCorrection(correction, words, now);
        corrections.keep(entry, correction, former, false, by, now);
        entries.saveAndFlush(entry);
        audit.ofCorrection(AuditAct.CORRECTION_CHANGED, entry, correction, by);
        return posted(entry, ChangeKind.CORRECTED);
    }

    /** Withdraws a correction that should not have been made. Its text is kept for the newsroom. */
    @Transactional
    public SavedEntry withdrawCorrection(EntryRef ref, @Nullable Long version, int correction, Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        Instant now = clock.instant();
        Correction former = entry.withdrawCorrection(correction, now);
        corrections.keep(entry, correction, former, true, by, now);
        entries.saveAndFlush(entry);
        audit.ofCorrection(AuditAct.CORRECTION_WITHDRAWN, entry, correction, by);
        return posted(entry, ChangeKind.UPDATED);
    }

    /** Shows a withdrawn correction to readers again. */
    @Transactional
    public SavedEntry reinstateCorrection(EntryRef ref, int correction, Actor by) {
        Entry entry = found(ref);
        entry.reinstateCorrection(correction, clock.instant());
        entries.saveAndFlush(entry);
        audit.ofCorrection(AuditAct.CORRECTION_REINSTATED, entry, correction, by);
        return posted(entry, ChangeKind.CORRECTED);
    }

    /**
     * Retracts a published entry from every place where readers have it, or discards an unreleased one.
     *
     * @param reason shown to readers in the notice; may be null
     * @param silent true leaves no notice, for removals required by law
     */
    @Transactional
    public SavedEntry retract(EntryRef ref, @Nullable Long version, @Nullable String reason, boolean silent, Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.line("reason", reason, 500);
        checks.settle();
        AuditAct act = !entry.isPublic()
                ? AuditAct.ENTRY_DISCARDED
                : silent ? AuditAct.ENTRY_REMOVED : AuditAct.ENTRY_RETRACTED;
        return retract(entry, words, silent, act, by);
    }

    private SavedEntry retract(Entry entry, @Nullable String reason, boolean silent, AuditAct act, Actor by) {
        boolean seen = entry.isPublic();
        EntryAudit.State before = EntryAudit.State.of(entry);
        entry.retract(reason, silent, clock.instant());
        pins.unpin(entry);
        schedule.cancel(entry);
        entries.saveAndFlush(entry);
        audit.retracted(act, before, entry, seen ? reason : null, by);
        return seen ? posted(entry, ChangeKind.RETRACTED) : unseen(entry);
    }

    /**
     * Retracts a just published entry silently, for an editor who published it by mistake.
     *
     * @throws Conflict when the entry was released more than {@link #UNDO} ago, or never
     */
    @Transactional
    public SavedEntry undo(EntryRef ref, Actor by) {
        Entry entry = found(ref);
        Instant out = entry.publication().releasedAt();
        if (out == null || out.plus(UNDO).isBefore(clock.instant())) {
            throw new Conflict(
                    "too-late",
                    "Entry " + ref.number() + " is out for more than " + UNDO.toSeconds()
                            + " seconds: retract it instead.",
                    ref.number(),
                    UNDO.toSeconds());
        }
        SavedEntry undone = retract(entry, null, true, AuditAct.ENTRY_UNDONE, by);
        storyService.takeBackBeginning(entry.story(), out);
        return undone;
    }

    /** Restores a retracted entry with its earlier time and status. */
    @Transactional
    public SavedEntry restore(EntryRef ref, @Nullable Long version, Actor by) {
        Entry entry = found(ref);
        mustBeCurrent(entry, version);
        EntryAudit.State before = EntryAudit.State.of(entry);
        entry.restore(clock.instant());
        SavedEntry saved = entry.isPublic()
                ? entryWriter.publish(entry, null, ChangeKind.RESTORED, false)
                : entryWriter.store(entry);
        audit.changed(AuditAct.ENTRY_RESTORED, before, entry, by);
        return saved;
    }

    /** Pins an entry to the top of its story. It replaces the entry pinned before. */
    @Transactional
    public SavedEntry pin(EntryRef ref, Actor by) {
        Entry entry = found(ref);
        if (!entry.isPublic()) {
            throw new Conflict(
                    "not-published",
                    "Only a published entry can be pinned; entry " + ref.number() + " is "
                            + entry.status().word() + ".",
                    ref.number());
        }
        if (pins.pinned(entry.story().id())
                .filter(pinned -> pinned == ref.number())
                .isPresent()) {
            return unseen(entry);
        }
        pins.pin(entry, by, clock.instant());
        audit.done(AuditAct.ENTRY_PINNED, entry, by);
        return posted(entry, ChangeKind.PINNED);
    }

    /** Unpins an entry. Does nothing when the entry is not pinned. */
    @Transactional
    public SavedEntry unpin(EntryRef ref, Actor by) {
        Entry entry = found(ref);
        if (!pins.unpin(entry)) {
            return unseen(entry);
        }
        audit.done(AuditAct.ENTRY_UNPINNED, entry, by);
        return posted(entry, ChangeKind.UNPINNED);
    }

    /**
     * Publishes a scheduled entry that is due by the database's clock. Does nothing when the entry was published,
     * rescheduled or retracted in the meantime.
     *
     * @return the time at which the entry is due, when that is still in the future; otherwise empty
     */
    @Transactional
    public Optional<Instant> release(long entryId) {
        Optional<Long> story =
                entries.findById(entryId).map(entry -> entry.story().id());
        if (story.isEmpty() || stories.lock(story.get()).isEmpty()) {
            return Optional.empty();
        }
        Entry entry = positions.fresh(entryId);
        Instant due = entry.publishedAt();
        if (entry.status() != EntryStatus.SCHEDULED || due == null) {
            return Optional.empty();
        }
        Instant now = log.now();
        if (due.isAfter(now)) {
            return Optional.of(due);
        }
        EntryAudit.State before = EntryAudit.State.of(entry);
        entry.release(due, now);
        entryWriter.publish(entry, null, ChangeKind.PUBLISHED, false);
        audit.released(before, entry);
        return Optional.empty();
    }

    private Story locked(long storyId) {
        return stories.lock(storyId).orElseThrow(() -> new NotFound("story", storyId));
    }

    private Entry found(EntryRef ref) {
        Story story = locked(ref.storyId());
        return entries.numbered(story.id(), ref.number()).orElseThrow(() -> new NotFound("entry", ref.number()));
    }

    private static void mustBeCurrent(Entry entry, @Nullable Long version) {
        if (version != null && version != entry.version()) {
            throw new StaleVersion(version, entry.version());
        }
    }

    private SavedEntry posted(Entry entry, ChangeKind kind) {
        return new SavedEntry(
                entry.number(), log.append(entry.story(), kind, entry.number()).seq(), entry.version());
    }

    private SavedEntry unseen(Entry entry) {
        return new SavedEntry(entry.number(), log.seq(entry.story().id()), entry.version());
    }
}
