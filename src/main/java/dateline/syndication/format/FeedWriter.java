package dateline.syndication.format;

/** Writes a feed in one format. Equal feeds are written as equal bytes. */
public interface FeedWriter {

    FeedFormat format();

    String write(Feed feed);
}
