package dateline.syndication.format;

import dateline.platform.text.Xml;
import org.jspecify.annotations.Nullable;

/** Elements that RSS and Atom share, in their own namespaces. */
final class Extensions {

    static final String MEDIA = "http://search.yahoo.com/mrss/";
    static final String RHYTHM = "http://purl.org/rss/1.0/modules/syndication/";
    private static final String HISTORY = "http://purl.org/syndication/history/1.0";

    private Extensions() {}

    /** Returns the namespace of RFC 5005 when the document uses it, else null. */
    static @Nullable String history(Feed feed) {
        return feed.paging().part() == Paging.Part.NEWEST ? null : HISTORY;
    }

    /**
     * Writes links to the document itself, its page, its other formats, its hubs, and its neighbouring archive
     * documents.
     */
    static void links(Xml xml, String link, Feed feed, FeedFormat format) {
        xml.empty(link, "rel", "self", "type", format.mediaType(), "href", feed.self(format));
        feed.head().hubs().forEach(hub -> xml.empty(link, "rel", "hub", "href", hub));
        xml.empty(
                link,
                "rel",
                "alternate",
                "type",
                "text/html",
                "href",
                feed.head().page());
        for (FeedFormat other : FeedFormat.values()) {
            if (other != format) {
                xml.empty(link, "rel", "alternate", "type", other.mediaType(), "href", feed.self(other));
            }
        }
        switch (feed.paging().part()) {
            case ARCHIVE ->
                xml.empty("fh:archive")
                        .empty(
                                link,
                                "rel",
                                "current",
                                "type",
                                format.mediaType(),
                                "href",
                                feed.head().current(format));
            case COMPLETE -> xml.empty("fh:complete");
            case NEWEST -> {}
        }
        neighbour(xml, link, "prev-archive", feed.older(format), format);
        neighbour(xml, link, "next-archive", feed.newer(format), format);
    }

    private static void neighbour(Xml xml, String link, String rel, @Nullable String address, FeedFormat format) {
        if (address != null) {
            xml.empty(link, "rel", rel, "type", format.mediaType(), "href", address);
        }
    }

    static void updateInterval(Xml xml, Feed feed) {
        xml.text("sy:updatePeriod", feed.updateInterval().period())
                .text("sy:updateFrequency", String.valueOf(feed.updateInterval().frequency()));
    }

    static void photo(Xml xml, FeedPhoto photo) {
        xml.open(
                "media:content",
                "url",
                photo.url(),
                "type",
                FeedPhoto.TYPE,
                "medium",
                "image",
                "fileSize",
                photo.length(),
                "width",
                String.valueOf(photo.figure().width()),
                "height",
                String.valueOf(photo.figure().height()));
        xml.text("media:description", photo.description(), "type", "plain");
        xml.text("media:credit", photo.figure().credit(), "role", "photographer", "scheme", "urn:ebu");
        xml.text("media:copyright", photo.figure().copyrightNotice())
                .empty("media:thumbnail", "url", photo.thumbnail())
                .close();
    }
}
