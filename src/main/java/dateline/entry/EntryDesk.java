package dateline.entry;

import dateline.site.Checks;
import dateline.site.Conflict;
import dateline.site.Missing;
import dateline.site.Refused;
import dateline.site.Staffer;
import dateline.site.Stale;
import dateline.story.ChangeKind;
import dateline.story.ChangeLog;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The write side of entries: one method, one transaction, one change in the story's log. What it answers is safe on disk. Each method throws
 * {@link Missing} when there is no such story or entry, {@link Refused} when the content cannot stand, and {@link Conflict} when
 * the entry is in no state for it; then nothing was written.
 */
@Service
public class EntryDesk {

    /** How long after it came out an entry can be taken back as if it had not. */
    public static final Duration UNDO = Duration.ofSeconds(60);

    /** The most updates that an account may have in one story before they are out. */
    private static final int MOST_WAITING = 500;

    private final Stories stories;
    private final StoryDesk coverage;
    private final Entries entries;
    private final Saving saving;
    private final Revisions revisions;
    private final CorrectionHistory corrections;
    private final Postings postings;
    private final Pins pins;
    private final TimelinePages pages;
    private final Stretches stretches;
    private final ScheduledEntries schedule;
    private final NewPlaces places;
    private final ChangeLog log;
    private final Clock clock;

    EntryDesk(
            Stories stories,
            StoryDesk coverage,
            Entries entries,
            Saving saving,
            Revisions revisions,
            CorrectionHistory corrections,
            Postings postings,
            Pins pins,
            TimelinePages pages,
            Stretches stretches,
            ScheduledEntries schedule,
            NewPlaces places,
            ChangeLog log,
            Clock clock) {
        this.stories = stories;
        this.coverage = coverage;
        this.entries = entries;
        this.saving = saving;
        this.revisions = revisions;
        this.corrections = corrections;
        this.postings = postings;
        this.pins = pins;
        this.pages = pages;
        this.stretches = stretches;
        this.schedule = schedule;
        this.places = places;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A new entry: published, scheduled or a draft. The same idempotency key again, from the same account in the same story, answers the same
     * and posts nothing; with another content it is refused.
     */
    @Transactional
    public Posted post(
            String slug, EntryContent content, EntryStatus status, Staffer by, @Nullable String idempotencyKey) {
        return post(slug, content, status, false, by, idempotencyKey);
    }

    /**
     * Posts a new entry.
     *
     * @param opens whether the coverage of a story that is announced opens with it; published alone, it leaves the story announced
     */
    @Transactional
    public Posted post(
            String slug,
            EntryContent content,
            EntryStatus status,
            boolean opens,
            Staffer by,
            @Nullable String idempotencyKey) {
        Story story = locked(slug);
        Postings.Sent sent = idempotencyKey == null ? null : Postings.Sent.of(content, status, opens);
        if (idempotencyKey != null && sent != null) {
            Optional<Posted> answered = postings.answered(story.id(), by, idempotencyKey, sent);
            if (answered.isPresent()) {
                return answered.get();
            }
        }
        if (status != EntryStatus.PUBLISHED
                && entries.waiting(story.id(), by.accountId(), MOST_WAITING) == MOST_WAITING) {
            throw new Refused("status", "drafts", MOST_WAITING);
        }
        NewPlaces.NewPlace place = places.next(story);
        Instant now = place.now();
        Posted posted = saving.save(
                new Entry(story, place.number(), by.accountId(), now),
                place,
                content,
                new Saving.Move(status, false, opens),
                by,
                now);
        if (idempotencyKey != null && sent != null) {
            postings.keep(story.id(), by, idempotencyKey, sent, posted, now);
        }
        return posted;
    }

    /**
     * Changes what an entry says, or moves it on: a draft or scheduled entry may be published, scheduled or made a draft with the same call.
     *
     * @param version     the version the editor saw; null overwrites whatever stands
     * @param status      null leaves it where it stands
     * @param markUpdated whether readers are told: {@code updated} moves for a change worth it, not for a small fix
     * @throws Stale someone saved in between
     */
    @Transactional
    public Posted edit(
            String slug,
            long number,
            @Nullable Long version,
            EntryContent content,
            @Nullable EntryStatus status,
            boolean markUpdated,
            Staffer by) {
        return edit(slug, number, version, content, status, markUpdated, false, by);
    }

    /**
     * Changes an entry.
     *
     * @param opens as for a new entry, where this publishes one
     */
    @Transactional
    public Posted edit(
            String slug,
            long number,
            @Nullable Long version,
            EntryContent content,
            @Nullable EntryStatus status,
            boolean markUpdated,
            boolean opens,
            Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        EntryStatus next = status == null ? entry.status() : status;
        if (entry.status() == EntryStatus.PUBLISHED && next != EntryStatus.PUBLISHED || next == EntryStatus.RETRACTED) {
            throw new Conflict(
                    entry.status().word(),
                    "Entry " + number + " is " + entry.status().word() + " and cannot become " + next.word()
                            + " by an edit: retract or restore it.",
                    number);
        }
        return saving.save(entry, null, content, new Saving.Move(next, markUpdated, opens), by, log.now());
    }

    /**
     * Gives a submitted entry back to who filed it.
     *
     * @param note what it lacks; told to the writer
     */
    @Transactional
    public Posted sendBack(String slug, long number, @Nullable Long version, @Nullable String note, Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.text("note", note, 2000);
        checks.settle();
        entry.sendBack(words, by.accountId(), clock.instant());
        entries.saveAndFlush(entry);
        return unseen(entry);
    }

    /**
     * Lets an entry say again what it said at a revision; it keeps its time and where it stands. A revision of its own.
     *
     * @param revision    its number
     * @param markUpdated as for an edit
     */
    @Transactional
    public Posted revert(
            String slug, long number, @Nullable Long version, int revision, boolean markUpdated, Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        EntryContent said = revisions.of(entry).stream()
                .filter(old -> old.number() == revision)
                .findFirst()
                .orElseThrow(() -> new Missing("revision", revision))
                .content();
        EntryContent again = new EntryContent(
                said.headline(),
                said.body(),
                entry.publishedAt(),
                said.keyEvent(),
                said.figures(),
                said.credits(),
                said.embeds(),
                said.unverified());
        return saving.save(
                entry, null, again, new Saving.Move(entry.status(), markUpdated, false), by, clock.instant());
    }

    /** Says what was wrong and what is right; readers see it as a correction. */
    @Transactional
    public Posted correct(String slug, long number, @Nullable Long version, String text, Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.required("text", text, 2000);
        checks.settle();
        entry.correct(new Correction(words, clock.instant(), by.accountId()));
        entries.saveAndFlush(entry);
        return posted(entry, ChangeKind.CORRECTED);
    }

    /** Changes the text of a correction that readers see; what it said before is kept for the newsroom. */
    @Transactional
    public Posted changeCorrection(
            String slug, long number, @Nullable Long version, int correction, String text, Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.required("text", text, 2000);
        checks.settle();
        Instant now = clock.instant();
        Correction former = entry.changeCorrection(correction, words, now);
        corrections.keep(entry, correction, former, false, by, now);
        entries.saveAndFlush(entry);
        return posted(entry, ChangeKind.CORRECTED);
    }

    /** Takes a correction from readers that should not have been made; it is kept for the newsroom. */
    @Transactional
    public Posted withdrawCorrection(String slug, long number, @Nullable Long version, int correction, Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        Instant now = clock.instant();
        Correction former = entry.withdrawCorrection(correction, now);
        corrections.keep(entry, correction, former, true, by, now);
        entries.saveAndFlush(entry);
        return posted(entry, ChangeKind.UPDATED);
    }

    /** Shows readers a correction again that was withdrawn. */
    @Transactional
    public Posted reinstateCorrection(String slug, long number, int correction, Staffer by) {
        Entry entry = found(slug, number);
        entry.reinstateCorrection(correction, clock.instant());
        entries.saveAndFlush(entry);
        return posted(entry, ChangeKind.CORRECTED);
    }

    /**
     * Takes an entry back, from every place readers have it; a draft is thrown away.
     *
     * @param reason told to readers in the notice, may be null
     * @param silent no notice: for a removal the law asks for
     */
    @Transactional
    public Posted retract(
            String slug, long number, @Nullable Long version, @Nullable String reason, boolean silent, Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        Checks checks = new Checks();
        String words = checks.line("reason", reason, 500);
        checks.settle();
        boolean seen = entry.isPublic();
        entry.retract(words, silent, clock.instant());
        pins.unpin(entry);
        schedule.cancel(entry);
        entries.saveAndFlush(entry);
        return seen ? posted(entry, ChangeKind.RETRACTED) : unseen(entry);
    }

    /**
     * Takes back silently what has just come out, for an editor who pressed too soon.
     *
     * @throws Conflict it is out for more than {@link #UNDO}
     */
    @Transactional
    public Posted undo(String slug, long number, Staffer by) {
        Entry entry = found(slug, number);
        Instant out = entry.releasedAt();
        if (out == null || out.plus(UNDO).isBefore(clock.instant())) {
            throw new Conflict(
                    "too-late",
                    "Entry " + number + " is out for more than " + UNDO.toSeconds() + " seconds: retract it instead.",
                    number,
                    UNDO.toSeconds());
        }
        Posted undone = retract(slug, number, entry.version(), null, true, by);
        coverage.takeBackBeginning(entry.story(), out);
        return undone;
    }

    /** Brings a retracted entry back to where it stood. */
    @Transactional
    public Posted restore(String slug, long number, @Nullable Long version, Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        entry.restore(clock.instant());
        entries.saveAndFlush(entry);
        if (!entry.isPublic()) {
            return unseen(entry);
        }
        pages.settle(entry, null);
        return posted(entry, ChangeKind.RESTORED);
    }

    /** Pins an entry to the top of its story, in place of one pinned before. */
    @Transactional
    public Posted pin(String slug, long number, Staffer by) {
        Entry entry = found(slug, number);
        if (!entry.isPublic()) {
            throw new Conflict(
                    "not-published",
                    "Only a published entry can be pinned; entry " + number + " is "
                            + entry.status().word() + ".",
                    number);
        }
        if (pins.pinned(entry.story().id()).filter(pinned -> pinned == number).isPresent()) {
            return unseen(entry);
        }
        pins.pin(entry, by, clock.instant());
        return posted(entry, ChangeKind.PINNED);
    }

    @Transactional
    public Posted unpin(String slug, long number, Staffer by) {
        Entry entry = found(slug, number);
        return pins.unpin(entry) ? posted(entry, ChangeKind.UNPINNED) : unseen(entry);
    }

    /**
     * Publishes a scheduled entry whose time has come by the database's clock; does nothing when it was published, moved or retracted since.
     *
     * @return when it is due, where that moment is still to come; empty when nothing is left to do
     */
    @Transactional
    public Optional<Instant> release(long entryId) {
        Optional<Long> story =
                entries.findById(entryId).map(entry -> entry.story().id());
        if (story.isEmpty() || stories.lock(story.get()).isEmpty()) {
            return Optional.empty();
        }
        Entry entry = places.fresh(entryId);
        Instant due = entry.publishedAt();
        if (entry.status() != EntryStatus.SCHEDULED || due == null) {
            return Optional.empty();
        }
        Instant now = log.now();
        if (due.isAfter(now)) {
            return Optional.of(due);
        }
        entry.release(due, now);
        stretches.place(entry, null);
        entries.saveAndFlush(entry);
        pages.settle(entry, null);
        posted(entry, ChangeKind.PUBLISHED);
        return Optional.empty();
    }

    private Story locked(String slug) {
        return stories.lock(slug).orElseThrow(() -> new Missing("story", slug));
    }

    private Entry found(String slug, long number) {
        return entries.numbered(locked(slug).id(), number).orElseThrow(() -> new Missing("entry", number));
    }

    private static void mustBeCurrent(Entry entry, @Nullable Long version) {
        if (version != null && version != entry.version()) {
            throw new Stale(version, entry.version());
        }
    }

    private Posted posted(Entry entry, ChangeKind kind) {
        return new Posted(
                entry.number(), log.append(entry.story(), kind, entry.number()).seq(), entry.version());
    }

    private Posted unseen(Entry entry) {
        return new Posted(entry.number(), log.seq(entry.story().id()), entry.version());
    }
}
