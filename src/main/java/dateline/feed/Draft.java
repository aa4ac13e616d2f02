package dateline.feed;

import dateline.edition.Subjects;
import dateline.story.Story;
import dateline.syndication.Feed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed before it is written in a format.
 *
 * @param zone     that its times are told in to people
 * @param modified when what the feed is drawn from last changed: never earlier than before, even when the latest item leaves the feed
 * @param subjects what it was made of
 * @param labels   what else it has to do with
 */
record Draft(Feed feed, ZoneId zone, @Nullable Instant modified, Set<String> subjects, Set<String> labels) {

    static Draft ofStory(Feed feed, Story story) {
        return new Draft(feed, story.zone(), story.changedAt(), Set.of(Subjects.story(story.id())), Set.of());
    }

    Draft labelled(String label) {
        return new Draft(feed, zone, modified, subjects, Set.of(label));
    }

    /** The same with another feed, or with a part of it. */
    Draft with(Feed feed) {
        return new Draft(feed, zone, modified, subjects, labels);
    }
}
