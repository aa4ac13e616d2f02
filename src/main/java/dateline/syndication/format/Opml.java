package dateline.syndication.format;

import dateline.platform.text.Xml;
import java.util.List;

/** Writes a list of feeds for feed readers (OPML 2.0). */
public final class Opml {

    private final Xml xml = new Xml();

    /** @param owner the URL of the site that publishes the feeds */
    public Opml(String title, String owner) {
        xml.open("opml", "version", "2.0");
        xml.open("head")
                .text("title", title)
                .text("ownerId", owner)
                .text("docs", "http://opml.org/spec2.opml")
                .close();
        xml.open("body");
    }

    /** An RSS feed in the list: its title, its URL and that of its page, both absolute. */
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

    /** Returns the whole document. */
    public String write() {
        return xml.end();
    }
}
