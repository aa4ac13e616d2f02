package dateline.syndication;

import java.util.List;

/** A list of feeds for feed readers (OPML 2.0). */
public final class Opml {

    private final Xml xml = new Xml();

    /** @param owner the address of the site whose feeds they are */
    public Opml(String title, String owner) {
        xml.open("opml", "version", "2.0");
        xml.open("head")
                .text("title", title)
                .text("ownerId", owner)
                .text("docs", "http://opml.org/spec2.opml")
                .close();
        xml.open("body");
    }

    /** A feed in RSS: its name, its address, and that of the page it belongs to; both absolute. */
    public record Outline(String title, String feed, String page) {}

    /** Adds feeds under a heading. */
    public void group(String name, List<Outline> feeds) {
        xml.open("outline", "text", name);
        feeds.forEach(feed -> xml.empty(
                "outline",
                "type",
                "rss",
                "version",
                "RSS2",
                "text",
                feed.title(),
                "title",
                feed.title(),
                "xmlUrl",
                feed.feed(),
                "htmlUrl",
                feed.page()));
        xml.close();
    }

    /** The whole list. */
    public String write() {
        return xml.end();
    }
}
