package dateline.entry;

import dateline.contributor.ContributorService;
import dateline.contributor.Credit;
import dateline.entry.revision.Revisions;
import dateline.entry.timeline.ArchiveDocuments;
import dateline.entry.timeline.EntryPositions;
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
    private final ContributorService contributorService;
    private final Revisions revisions;
    private final TimelinePages pages;
    private final ArchiveDocuments archiveDocuments;
    private final ScheduledEntries schedule;
    private final StoryService storyService;
    private final ChangeLog log;
    private final ApplicationEventPublisher events;

    EntryWriter(
            Entries entries,
            EntryChecks checking,
            ContributorService contributorService,
            Revisions revisions,
            TimelinePages pages,
            ArchiveDocuments archiveDocuments,
            ScheduledEntries schedule,
            StoryService storyService,
            ChangeLog log,
            ApplicationEventPublisher events) {
        this.entries = entries;
        this.checking = checking;
        this.contributorService = contributorService;
        this.revisions = revisions;
        this.pages = pages;
        this.archiveDocuments = archiveDocuments;
        this.schedule = schedule;
        this.storyService = storyService;
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
     * @param position position of a new entry; null for an existing one
     * @throws dateline.platform.error.InvalidInput when the content is invalid
     */
    SavedEntry save(
            Entry entry,
            EntryPositions.@Nullable NewPosition position,
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
            entry.credit(contributorService.credits(checked.credits(), by));
        }
        move(entry, next, at, now);
        if (mark && seenBefore) {
            entry.markUpdated(now);
        }
        SavedEntry saved = entry.isPublic()
                ? publish(entry, position, kind(seenBefore, mark), wanted.opens() && !seenBefore)
                : store(entry);
        schedule.settle(entry, before);
        revisions.keep(entry, by, now);
        return saved;
    }

    private static ChangeKind kind(boolean seenBefore, boolean mark) {
        return !seenBefore ? ChangeKind.PUBLISHED : mark ? ChangeKind.UPDATED : ChangeKind.EDITED;
    }

    /**
     * Stores an entry that readers see, once its status and content are set. This is the only way by which an entry
     * becomes public: posts, edits that publish, releases at a scheduled time and restores all end here. It gives the
     * entry a document of the story's feed, divides the timeline where the entry fills its page, opens coverage where
     * that was asked for, and appends the change to the story's log.
     *
     * @param position position of a new entry; null for an existing one
     * @param kind  {@code PUBLISHED} or {@code RESTORED} for an entry that becomes public; any other kind for one that
     *              readers have seen
     * @param opens whether to open the coverage of an announced story
     */
    SavedEntry publish(Entry entry, EntryPositions.@Nullable NewPosition position, ChangeKind kind, boolean opens) {
        archiveDocuments.assign(entry, position == null ? null : position.archiveDocument());
        entries.saveAndFlush(entry);
        boolean cut =
                pages.settle(entry, position == null ? null : position.page().more());
        if (opens) {
            storyService.begin(
                    entry.story(), Objects.requireNonNull(entry.publication().releasedAt()));
        }
        Change change = log.append(entry.story(), kind, entry.number());
        if (kind == ChangeKind.PUBLISHED && !cut) {
            events.publishEvent(new EntryAdded(change, entry));
        }
        return new SavedEntry(entry.number(), change.seq(), entry.version());
    }

    /** Stores an entry that readers do not see. The log does not change. */
    SavedEntry store(Entry entry) {
        entries.saveAndFlush(entry);
        return new SavedEntry(entry.number(), log.seq(entry.story().id()), entry.version());
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
}
