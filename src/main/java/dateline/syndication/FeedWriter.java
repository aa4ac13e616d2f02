package dateline.syndication;

/** Says a feed in a format: the same feed in the same bytes, always. */
public interface FeedWriter {

    FeedFormat format();

    String write(Feed feed);
}
