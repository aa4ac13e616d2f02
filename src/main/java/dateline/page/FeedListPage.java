package dateline.page;

import java.util.List;

/** All feeds there are, in groups. */
public record FeedListPage(String url, List<Group> groups) {

    /** Feeds of one kind; a group is never empty. */
    public record Group(String name, String about, List<Feed> feeds) {}

    /** A feed and its formats. */
    public record Feed(String title, String page, List<FeedLink> links) {

        static Feed of(FeedAddress feed) {
            return new Feed(
                    feed.title(),
                    feed.page(),
                    FeedLink.of(new FeedAddress(feed.path(), feed.title(), null, feed.page())));
        }
    }

    /** A group of the feeds at these addresses. */
    public static Group group(String name, String about, List<FeedAddress> feeds) {
        return new Group(name, about, feeds.stream().map(Feed::of).toList());
    }
}
