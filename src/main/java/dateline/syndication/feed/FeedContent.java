package dateline.syndication.feed;

import dateline.publishing.cache.SurrogateKeys;
import dateline.story.Story;
import dateline.syndication.format.Feed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed before it is written in a format.
 *
 * @param zone     the zone of times on the feed's HTML page
 * @param modified the Last-Modified time: when the feed's sources last changed. It never goes back, even when the
 *                 latest item leaves the feed
 * @param subjects the surrogate keys of what the feed was made from; a change of one makes the cached response stale
 * @param labels   further keys by which shared caches may purge the response
 */
record FeedContent(Feed feed, ZoneId zone, @Nullable Instant modified, Set<String> subjects, Set<String> labels) {

    static FeedContent ofStory(Feed feed, Story story) {
        return new FeedContent(
                feed, story.zone(), story.changedAt(), Set.of(SurrogateKeys.story(story.id())), Set.of());
    }

    FeedContent labelled(String label) {
        return new FeedContent(feed, zone, modified, subjects, Set.of(label));
    }

    /** Returns a copy with another feed, or with a part of the feed. */
    FeedContent with(Feed feed) {
        return new FeedContent(feed, zone, modified, subjects, labels);
    }
}
