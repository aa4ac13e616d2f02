package dateline.feed;

/** Says a feed in a format: the same feed in the same bytes, always. */
interface FeedWriter {

    FeedFormat format();

    String write(Feed feed);
}
