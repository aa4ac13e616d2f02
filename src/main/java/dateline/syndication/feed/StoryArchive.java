package dateline.syndication.feed;

import dateline.entry.Entry;
import dateline.entry.timeline.ArchiveDocuments;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.StoryView;
import dateline.story.change.ChangeLog;
import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedHead;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.FeedTimes;
import dateline.syndication.format.Paging;
import dateline.syndication.format.Paging.Part;
import dateline.syndication.item.FeedHeads;
import dateline.syndication.item.FeedItems;
import dateline.syndication.item.TimedEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Splits a story's feed into documents (RFC 5005). The newest two form the subscription document at the feed's URL.
 * Each older one is an archive document at a URL of its own, to which no entry is added any more. Together they contain
 * every entry once.
 *
 * <p>A corrected entry is corrected in its archive document and repeated in the subscription document under the same
 * id, so that subscribers who read only that one learn of it. The notice of a retracted entry is handled in the same
 * way. A silently retracted entry is removed from both.
 */
@Component
class StoryArchive {

    private static final int NEWEST = 2;
    private static final int LONGEST = 100;

    private final ArchiveDocuments archiveDocuments;
    private final ChangeLog log;
    private final FeedItems items;
    private final TimedEntries timed;
    private final FeedHeads heads;

    StoryArchive(
            ArchiveDocuments archiveDocuments, ChangeLog log, FeedItems items, TimedEntries timed, FeedHeads heads) {
        this.archiveDocuments = archiveDocuments;
        this.log = log;
        this.items = items;
        this.timed = timed;
        this.heads = heads;
    }

    /** An archive document and the surrogate keys of what it was made from. */
    record Full(Feed feed, Set<String> subjects) {}

    /** Builds the subscription document: the newest entries, and older ones that changed recently. */
    Feed newest(StoryView story, List<Entry> retracted) {
        long newest = archiveDocuments.newest(story.id());
        FeedHead head = head(story);
        Stream<FeedItem> own = made(story, archiveDocuments.entries(story.id(), newest - NEWEST + 1, newest));
        Stream<FeedItem> again = made(story, archiveDocuments.revisited(story.id()));
        // Newest entries are ordered by publication time, repeated ones by the time of their change.
        List<FeedItem> all = Stream.concat(
                        own.map(item -> new Placed(item, item.published())),
                        again.map(item -> new Placed(item, item.updated())))
                .sorted(Comparator.comparing(Placed::at).reversed())
                .map(Placed::item)
                .toList();
        Part part = story.isLive() || newest > NEWEST ? Part.NEWEST : Part.COMPLETE;
        Paging paging = new Paging(part, head.address(), newest > NEWEST ? address(head, newest - NEWEST) : null, null);
        return new Feed(
                head,
                paging,
                story.updated().instant(),
                !story.isLive(),
                FeedTimes.apart(all),
                retracted.stream().map(items::retraction).toList());
    }

    /** An item, and the time by which it is ordered. */
    private record Placed(FeedItem item, Instant at) {}

    /** Whether the archive document of that number exists: no entry is added to it any more. */
    boolean isFull(long storyId, long number) {
        return number >= 1 && number <= archiveDocuments.newest(storyId) - NEWEST;
    }

    /** Whether the complete feed exists: coverage has ended, and the story has at most 100 feed documents. */
    boolean isComplete(StoryView story) {
        return !story.isLive() && archiveDocuments.newest(story.id()) <= LONGEST;
    }

    /** Builds an archive document; empty while entries may still be added to it. */
    Optional<Full> full(StoryView story, long number) {
        if (!isFull(story.id(), number)) {
            return Optional.empty();
        }
        long newest = archiveDocuments.newest(story.id());
        FeedHead head = head(story);
        List<Entry> held = archiveDocuments.entries(story.id(), number, number);
        // Only the first archive document links to its successor. So each archive document links to a neighbour, and
        // only the first one ever changes because of a link.
        boolean leads = number == 1 && newest - NEWEST > 1;
        Paging paging = new Paging(
                Part.ARCHIVE,
                address(head, number),
                number > 1 ? address(head, number - 1) : null,
                leads ? address(head, 2) : null);
        Feed feed = new Feed(
                head,
                paging,
                changed(story, held, leads),
                !story.isLive(),
                FeedTimes.apart(made(story, held).toList()),
                held.stream()
                        .filter(entry -> entry.publication().retractedAt() != null)
                        .map(items::retraction)
                        .toList());
        Set<String> subjects = new HashSet<>(Set.of(SurrogateKeys.frame(story.id())));
        held.forEach(entry -> subjects.add(SurrogateKeys.entry(story.id(), entry.number())));
        if (number == 1 && !leads) {
            subjects.add(SurrogateKeys.story(story.id()));
        }
        return Optional.of(new Full(feed, subjects));
    }

    /** Builds the complete feed of a story whose coverage has ended; empty before, or when it is too long. */
    Optional<Feed> complete(StoryView story) {
        long newest = archiveDocuments.newest(story.id());
        if (story.isLive() || newest > LONGEST) {
            return Optional.empty();
        }
        FeedHead head = head(story);
        List<Entry> all = archiveDocuments.entries(story.id(), 1, newest);
        Paging paging = new Paging(Part.COMPLETE, story.url() + "/complete", null, null);
        return Optional.of(new Feed(
                head,
                paging,
                story.updated().instant(),
                true,
                FeedTimes.apart(made(story, all).toList()),
                all.stream()
                        .filter(entry -> entry.publication().retractedAt() != null)
                        .map(items::retraction)
                        .toList()));
    }

    private Stream<FeedItem> made(StoryView story, List<Entry> entries) {
        return timed.of(
                story,
                entries.stream()
                        .filter(entry -> entry.isPublic() || entry.publication().leavesNotice())
                        .toList(),
                items::entry);
    }

    /**
     * Returns when the archive document last changed: an entry in it, the story's metadata, or the link to its
     * successor.
     */
    private Instant changed(StoryView story, List<Entry> held, boolean leads) {
        List<Instant> moments =
                new ArrayList<>(held.stream().map(Entry::changedAt).toList());
        moments.add(story.published().instant());
        log.framedAt(story.id()).ifPresent(moments::add);
        if (leads) {
            archiveDocuments.entries(story.id(), NEWEST + 2, NEWEST + 2).stream()
                    .map(entry -> entry.publication().releasedAt())
                    .filter(at -> at != null)
                    .min(Comparator.naturalOrder())
                    .ifPresent(moments::add);
        }
        return moments.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private FeedHead head(StoryView story) {
        return heads.ofStory(FeedAddress.story(story.headline(), story.path()), story);
    }

    private static String address(FeedHead head, long number) {
        return head.address() + "/" + number;
    }
}
