package dateline.syndication.feed;

import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.FeedLink;
import java.util.List;

/** A list of feeds, in groups. */
public record FeedListPage(String url, String title, List<Group> groups) {

    /**
     * Feeds of one kind; never empty.
     *
     * @param initials links to pages that list all feeds of the kind; empty when this group has them all
     */
    public record Group(String name, String about, List<Feed> feeds, List<Initial> initials) {

        Group with(List<Initial> initials) {
            return new Group(name, about, feeds, initials);
        }
    }

    /** Link to the feeds whose names begin with a letter. */
    public record Initial(String name, String path) {}

    /** A feed with a link for each format. */
    public record Feed(String title, String page, List<FeedLink> links) {

        static Feed of(FeedAddress feed) {
            return new Feed(
                    feed.title(),
                    feed.page(),
                    FeedLink.of(new FeedAddress(feed.path(), feed.title(), null, feed.page())));
        }
    }

    /** A group of feeds. */
    public static Group group(String name, String about, List<FeedAddress> feeds) {
        return new Group(name, about, feeds.stream().map(Feed::of).toList(), List.of());
    }
}
