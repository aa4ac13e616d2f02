package dateline.feed;

import dateline.edition.Subjects;
import dateline.entry.Entry;
import dateline.entry.Stretches;
import dateline.page.FeedAddress;
import dateline.page.StoryView;
import dateline.story.ChangeLog;
import dateline.syndication.Feed;
import dateline.syndication.FeedHead;
import dateline.syndication.FeedItem;
import dateline.syndication.Moments;
import dateline.syndication.Paging;
import dateline.syndication.Paging.Part;
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
 * A story's feed in documents (RFC 5005): the newest two stretches of it are what subscribers ask for; each older one is an archive of an
 * address of its own, which takes up no other entry any more. Together they hold every entry once. An entry of an archive that is
 * corrected is corrected there, and told of once more among the newest, under the same id: a reader of those alone hears of it too. One
 * that is retracted with a notice stays as that notice, and is told of in the same way; one retracted silently is gone from both.
 */
@Component
class StoryArchive {

    private static final int NEWEST = 2;
    private static final int LONGEST = 100;

    private final Stretches stretches;
    private final ChangeLog log;
    private final FeedItems items;
    private final TimedEntries timed;
    private final FeedHeads heads;

    StoryArchive(Stretches stretches, ChangeLog log, FeedItems items, TimedEntries timed, FeedHeads heads) {
        this.stretches = stretches;
        this.log = log;
        this.items = items;
        this.timed = timed;
        this.heads = heads;
    }

    /** An archive, and what it was made of. */
    record Full(Feed feed, Set<String> subjects) {}

    /** The newest entries, and the older ones that were changed of late. */
    Feed newest(StoryView story, List<Entry> retracted) {
        long newest = stretches.newest(story.id());
        FeedHead head = head(story);
        Stream<FeedItem> own = made(story, stretches.entries(story.id(), newest - NEWEST + 1, newest));
        Stream<FeedItem> again = made(story, stretches.revisited(story.id()));
        // Each stands where subscribers heard of it last: the newest at its publication, the others at their change.
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
                Moments.apart(all),
                retracted.stream().map(items::retraction).toList());
    }

    private record Placed(FeedItem item, Instant at) {}

    /** Whether the archive of that number takes up no entry any more. */
    boolean isFull(long storyId, long number) {
        return number >= 1 && number <= stretches.newest(storyId) - NEWEST;
    }

    /** Whether nothing more is to come, and all there is fits one document. */
    boolean isComplete(StoryView story) {
        return !story.isLive() && stretches.newest(story.id()) <= LONGEST;
    }

    /** The archive of that number; empty while it may still take up an entry. */
    Optional<Full> full(StoryView story, long number) {
        if (!isFull(story.id(), number)) {
            return Optional.empty();
        }
        long newest = stretches.newest(story.id());
        FeedHead head = head(story);
        List<Entry> held = stretches.entries(story.id(), number, number);
        // The first alone names the one after it: every archive has a neighbour, and only this one is ever written
        // again for its sake.
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
                Moments.apart(made(story, held).toList()),
                held.stream()
                        .filter(entry -> entry.retractedAt() != null)
                        .map(items::retraction)
                        .toList());
        Set<String> subjects = new HashSet<>(Set.of(Subjects.frame(story.id())));
        held.forEach(entry -> subjects.add(Subjects.entry(story.id(), entry.number())));
        if (number == 1 && !leads) {
            subjects.add(Subjects.story(story.id()));
        }
        return Optional.of(new Full(feed, subjects));
    }

    /** Everything, when nothing more is to come. */
    Optional<Feed> complete(StoryView story) {
        long newest = stretches.newest(story.id());
        if (story.isLive() || newest > LONGEST) {
            return Optional.empty();
        }
        FeedHead head = head(story);
        List<Entry> all = stretches.entries(story.id(), 1, newest);
        Paging paging = new Paging(Part.COMPLETE, story.url() + "/complete", null, null);
        return Optional.of(new Feed(
                head,
                paging,
                story.updated().instant(),
                true,
                Moments.apart(made(story, all).toList()),
                all.stream()
                        .filter(entry -> entry.retractedAt() != null)
                        .map(items::retraction)
                        .toList()));
    }

    private Stream<FeedItem> made(StoryView story, List<Entry> entries) {
        return timed.of(
                story,
                entries.stream()
                        .filter(entry -> entry.isPublic() || entry.leavesNotice())
                        .toList(),
                items::entry);
    }

    /** When the document last became another: by a change of an entry, of the story around it, or of its neighbours. */
    private Instant changed(StoryView story, List<Entry> held, boolean leads) {
        List<Instant> moments =
                new ArrayList<>(held.stream().map(Entry::changedAt).toList());
        moments.add(story.published().instant());
        log.framedAt(story.id()).ifPresent(moments::add);
        if (leads) {
            stretches.entries(story.id(), NEWEST + 2, NEWEST + 2).stream()
                    .map(Entry::releasedAt)
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
