package dateline.entry;

import dateline.contributor.ContributorDesk;
import dateline.contributor.Credit;
import dateline.photo.Figure;
import dateline.site.Checks;
import dateline.site.Conflict;
import dateline.site.Missing;
import dateline.site.Staffer;
import dateline.site.Stale;
import dateline.story.ChangeKind;
import dateline.story.ChangeLog;
import dateline.story.Stories;
import dateline.story.Story;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The write side of entries: one method, one transaction, one change in the story's log. What it answers is safe on disk. Each method throws
 * {@link Missing} when there is no such story or entry, {@link dateline.site.Refused} when the content cannot stand, and {@link Conflict} when
 * the entry is in no state for it; then nothing was written.
 */
@Service
public class EntryDesk {

    private final Stories stories;
    private final Entries entries;
    private final EntryChecks checking;
    private final ContributorDesk contributors;
    private final Revisions revisions;
    private final Postings postings;
    private final Pins pins;
    private final TimelinePages pages;
    private final ScheduledEntries schedule;
    private final NewNumbers numbers;
    private final ChangeLog log;
    private final Clock clock;

    EntryDesk(Stories stories, Entries entries, EntryChecks checking, ContributorDesk contributors, Revisions revisions, Postings postings, Pins pins,
              TimelinePages pages, ScheduledEntries schedule, NewNumbers numbers, ChangeLog log, Clock clock) {
        this.stories = stories;
        this.entries = entries;
        this.checking = checking;
        this.contributors = contributors;
        this.revisions = revisions;
        this.postings = postings;
        this.pins = pins;
        this.pages = pages;
        this.schedule = schedule;
        this.numbers = numbers;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A new entry: published, scheduled or a draft. The same idempotency key again, from the same account in the same story, answers the same
     * and posts nothing; with another content it is refused.
     */
    @Transactional
    public Posted post(String slug, EntryContent content, EntryStatus status, Staffer by, @Nullable String idempotencyKey) {
        Story story = locked(slug);
        String asked = status + " " + content;
        if (idempotencyKey != null) {
            Optional<Posted> answered = postings.answered(story.id(), by, idempotencyKey, asked);
            if (answered.isPresent()) {
                return answered.get();
            }
        }
        Instant now = clock.instant();
        Entry entry = new Entry(story, numbers.next(story), by.accountId(), now);
        Posted posted = save(entry, content, status, by, now);
        if (idempotencyKey != null) {
            postings.keep(story.id(), by, idempotencyKey, asked, posted, now);
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
    public Posted edit(String slug, long number, @Nullable Long version, EntryContent content, @Nullable EntryStatus status, boolean markUpdated,
                       Staffer by) {
        Entry entry = found(slug, number);
        mustBeCurrent(entry, version);
        EntryStatus next = status == null ? entry.status() : status;
        if (entry.status() == EntryStatus.PUBLISHED && next != EntryStatus.PUBLISHED || next == EntryStatus.RETRACTED) {
            throw new Conflict(entry.status().word(), "Entry " + number + " is " + entry.status().word() + " and cannot become " + next.word()
                + " by an edit: retract or restore it.");
        }
        Instant now = clock.instant();
        if (markUpdated && entry.isPublic()) {
            entry.markUpdated(now);
        }
        return save(entry, content, next, by, now);
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

    /**
     * Takes an entry back, from every place readers have it; a draft is thrown away.
     *
     * @param reason told to readers in the notice, may be null
     * @param silent no notice: for a removal the law asks for
     */
    @Transactional
    public Posted retract(String slug, long number, @Nullable Long version, @Nullable String reason, boolean silent, Staffer by) {
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
        pages.settle(entry);
        return posted(entry, ChangeKind.RESTORED);
    }

    /** Pins an entry to the top of its story, in place of one pinned before. */
    @Transactional
    public Posted pin(String slug, long number, Staffer by) {
        Entry entry = found(slug, number);
        if (!entry.isPublic()) {
            throw new Conflict("not-published", "Only a published entry can be pinned; entry " + number + " is " + entry.status().word() + ".");
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

    /** Publishes a scheduled entry whose time has come; does nothing when it was published, moved or retracted since. */
    @Transactional
    public void release(long entryId) {
        Optional<String> slug = entries.findById(entryId).map(entry -> entry.story().slug());
        if (slug.isEmpty()) {
            return;
        }
        stories.lock(slug.get()).orElseThrow();
        Entry entry = numbers.fresh(entryId);
        Instant now = clock.instant();
        Instant due = entry.publishedAt();
        if (entry.status() == EntryStatus.SCHEDULED && due != null && !due.isAfter(now)) {
            entry.release(due, now);
            entries.saveAndFlush(entry);
            pages.settle(entry);
            log.append(entry.story(), ChangeKind.PUBLISHED, entry.number());
        }
    }

    private Posted save(Entry entry, EntryContent content, EntryStatus next, Staffer by, Instant now) {
        EntryStatus before = entry.status();
        boolean seenBefore = entry.isPublic();
        Checks checks = new Checks();
        EntryChecks.Checked checked = checking.content(content, next, checks);
        Instant given = content.publishedAt() == null && seenBefore ? entry.publishedAt() : content.publishedAt();
        Instant at = switch (next) {
            case PUBLISHED -> checking.published(given, now, checks);
            case SCHEDULED -> checking.scheduled(given, now, checks);
            default -> given == null ? null : checking.inRange(given, checks);
        };
        checks.settle();
        entry.write(checked.headline(), checked.body(), content.keyEvent(), now);
        if (!checked.figures().stream().map(Figure::content).toList().equals(entry.content().figures())) {
            entry.illustrate(checked.figures());
        }
        if (!checked.credits().equals(entry.credits().stream().map(Credit::content).toList())) {
            entry.credit(contributors.credits(checked.credits()));
        }
        move(entry, next, at, now);
        entries.saveAndFlush(entry);
        schedule.settle(entry, before);
        revisions.keep(entry, by, now);
        if (!entry.isPublic()) {
            return unseen(entry);
        }
        pages.settle(entry);
        return posted(entry, seenBefore ? ChangeKind.EDITED : ChangeKind.PUBLISHED);
    }

    private static void move(Entry entry, EntryStatus next, @Nullable Instant at, Instant now) {
        if (next == EntryStatus.PUBLISHED && !entry.isPublic()) {
            entry.release(Objects.requireNonNull(at), now);
        } else if (next == EntryStatus.SCHEDULED) {
            entry.schedule(Objects.requireNonNull(at), now);
        } else if (next == EntryStatus.DRAFT) {
            entry.unschedule(now);
            entry.date(at);
        } else {
            entry.date(at);
        }
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
        return new Posted(entry.number(), log.append(entry.story(), kind, entry.number()), entry.version());
    }

    private Posted unseen(Entry entry) {
        return new Posted(entry.number(), log.seq(entry.story().id()), entry.version());
    }
}
