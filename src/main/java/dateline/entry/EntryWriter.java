package dateline.entry;

import dateline.contributor.ContributorService;
import dateline.contributor.Credit;
import dateline.entry.revision.Revisions;
import dateline.entry.timeline.ArchiveDocuments;
import dateline.entry.timeline.EntryPlacement;
import dateline.entry.timeline.TimelinePages;
import dateline.photo.Figure;
import dateline.platform.error.Checks;
import dateline.platform.settings.Actor;
import dateline.story.StoryService;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import dateline.story.change.ChangeLog;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Saves content into an entry under its story's lock: validates it, keeps a revision, changes the status, and appends a
 * change to the log where readers see the entry.
 */
@Component
class EntryWriter {

    private final Entries entries;
    private final EntryChecks checking;
    private final ContributorService contributors;
    private final Revisions revisions;
    private final TimelinePages pages;
    private final ArchiveDocuments archiveDocuments;
    private final ScheduledEntries schedule;
    private final StoryService coverage;
    private final ChangeLog log;
    private final ApplicationEventPublisher events;

    EntryWriter(
            Entries entries,
            EntryChecks checking,
            ContributorService contributors,
            Revisions revisions,
            TimelinePages pages,
            ArchiveDocuments archiveDocuments,
            ScheduledEntries schedule,
            StoryService coverage,
            ChangeLog log,
            ApplicationEventPublisher events) {
        this.entries = entries;
        this.checking = checking;
        this.contributors = contributors;
        this.revisions = revisions;
        this.pages = pages;
        this.archiveDocuments = archiveDocuments;
        this.schedule = schedule;
        this.coverage = coverage;
        this.log = log;
        this.events = events;
    }

    /**
     * Change of status that comes with a save.
     *
     * @param next  the new status
     * @param mark  whether readers who have seen the entry are notified of the change
     * @param opens whether publishing the entry opens the coverage of an announced story
     */
    record Move(EntryStatus next, boolean mark, boolean opens) {}

    /**
     * Saves the content, and returns the entry's number, version and latest change.
     *
     * @param place position of a new entry; null for an existing one
     * @throws dateline.platform.error.InvalidInput when the content is invalid
     */
    SavedEntry save(
            Entry entry,
            EntryPlacement.@Nullable NewPlace place,
            EntryContent content,
            Move wanted,
            Actor by,
            Instant now) {
        EntryStatus next = wanted.next();
        boolean mark = wanted.mark();
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
        entry.write(checked.headline(), checked.body(), content.keyEvent(), content.unverified(), now);
        if (!checked.figures().stream()
                .map(Figure::content)
                .toList()
                .equals(entry.content().figures())) {
            entry.illustrate(checked.figures());
        }
        if (!checked.embeds().equals(entry.embeds())) {
            entry.embed(checked.embeds());
        }
        if (!checked.credits()
                .equals(entry.credits().stream().map(Credit::content).toList())) {
            entry.credit(contributors.credits(checked.credits()));
        }
        move(entry, next, at, now);
        if (mark && seenBefore) {
            entry.markUpdated(now);
        }
        archiveDocuments.place(entry, place == null ? null : place.stretch());
        entries.saveAndFlush(entry);
        schedule.settle(entry, before);
        revisions.keep(entry, by, now);
        return new SavedEntry(entry.number(), told(entry, place, seenBefore, wanted), entry.version());
    }

    private static void move(Entry entry, EntryStatus next, @Nullable Instant at, Instant now) {
        if (next == EntryStatus.PUBLISHED && !entry.isPublic()) {
            entry.release(Objects.requireNonNull(at), now);
        } else if (next == EntryStatus.SCHEDULED) {
            entry.schedule(Objects.requireNonNull(at), now);
        } else if (next == EntryStatus.SUBMITTED) {
            entry.submit(now);
            entry.date(at);
        } else if (next == EntryStatus.DRAFT) {
            entry.makeDraft(now);
            entry.date(at);
        } else {
            entry.date(at);
        }
    }

    private long told(Entry entry, EntryPlacement.@Nullable NewPlace place, boolean seenBefore, Move wanted) {
        if (!entry.isPublic()) {
            return log.seq(entry.story().id());
        }
        boolean cut = pages.settle(entry, place == null ? null : place.page().more());
        if (wanted.opens() && !seenBefore) {
            coverage.begin(entry.story());
        }
        Change change = log.append(
                entry.story(),
                !seenBefore ? ChangeKind.PUBLISHED : wanted.mark() ? ChangeKind.UPDATED : ChangeKind.EDITED,
                entry.number());
        if (!seenBefore && !cut) {
            events.publishEvent(new EntryAdded(change, entry));
        }
        return change.seq();
    }
}
