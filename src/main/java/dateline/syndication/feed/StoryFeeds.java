package dateline.syndication.feed;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedHead;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.FeedTimes;
import dateline.syndication.format.Paging;
import dateline.syndication.item.FeedHeads;
import dateline.syndication.item.FeedItems;
import dateline.syndication.item.TimedEntries;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Builds the feeds of one story: newest entries, archive documents, the complete feed, key events. Each is empty when
 * there is no public story with the slug.
 */
@Component
class StoryFeeds {

    private static final Limit KEY_EVENTS = Limit.of(50);
    private static final Limit RETRACTIONS = Limit.of(100);

    private final Stories stories;
    private final Entries entries;
    private final StoryArchive archive;
    private final StoryViews views;
    private final FeedItems items;
    private final TimedEntries timed;
    private final FeedHeads heads;

    StoryFeeds(
            Stories stories,
            Entries entries,
            StoryArchive archive,
            StoryViews views,
            FeedItems items,
            TimedEntries timed,
            FeedHeads heads) {
        this.stories = stories;
        this.entries = entries;
        this.archive = archive;
        this.views = views;
        this.items = items;
        this.timed = timed;
        this.heads = heads;
    }

    /** The story's newest entries (the subscription document). */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> entries(String slug) {
        return found(slug).map(story -> {
            StoryView view = views.story(story);
            return FeedContent.ofStory(archive.newest(view, entries.retracted(story.id(), RETRACTIONS)), story);
        });
    }

    /** An archive document; empty when the story has none of that number, or entries may still be added to it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> archive(String slug, long number) {
        return found(slug)
                .flatMap(story -> archive.full(views.story(story), number)
                        .map(full -> new FeedContent(
                                full.feed(), story.zone(), full.feed().changed(), full.subjects(), Set.of())));
    }

    /** The complete feed, once coverage has ended; empty before, and when it is too long for one document. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> complete(String slug) {
        return found(slug)
                .flatMap(story -> archive.complete(views.story(story)).map(feed -> FeedContent.ofStory(feed, story)));
    }

    /** The story's newest key events. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> keyEvents(String slug) {
        return found(slug).map(story -> {
            StoryView view = views.story(story);
            FeedHead head = heads.ofStory(
                    FeedAddress.keyEvents(view.headline(), view.path()).in(view.words(), "keyEvents", view.headline()),
                    view);
            List<FeedItem> events = timed.of(view, entries.shownKeyEvents(story.id(), KEY_EVENTS), items::entry)
                    .toList();
            return FeedContent.ofStory(
                    new Feed(
                            head,
                            Paging.newest(head.address()),
                            story.updatedAt(),
                            !view.isLive(),
                            FeedTimes.apart(events),
                            entries.retracted(story.id(), RETRACTIONS).stream()
                                    .filter(Entry::keyEvent)
                                    .map(items::retraction)
                                    .toList()),
                    story);
        });
    }

    /** Whether the feed of a story exists, without building it. */
    @Transactional(readOnly = true)
    boolean isThere(FeedName name) {
        return found(name.slug())
                .filter(story -> switch (name.kind()) {
                    case ARCHIVE -> archive.isFull(story.id(), name.number());
                    case COMPLETE -> archive.isComplete(views.story(story));
                    default -> true;
                })
                .isPresent();
    }

    private Optional<Story> found(String slug) {
        return stories.findBySlug(slug).filter(Story::isPublic);
    }
}
