package dateline.syndication.feed;

import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.FeedLink;
import java.util.List;

/** The list of all feeds, in groups. */
public record FeedListPage(String url, List<Group> groups) {

    /** Feeds of one kind; never empty. */
    public record Group(String name, String about, List<Feed> feeds) {}

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
        return new Group(name, about, feeds.stream().map(Feed::of).toList());
    }
}
