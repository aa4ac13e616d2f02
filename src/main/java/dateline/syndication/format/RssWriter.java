package dateline.syndication.format;

import dateline.platform.text.Xml;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.springframework.stereotype.Component;

/**
 * Writes RSS 2.0 by the Best Practices Profile, with the content, Dublin Core, Media RSS, syndication, history and Atom
 * namespaces.
 */
@Component
public class RssWriter implements FeedWriter {

    private static final Pattern MARKUP = Pattern.compile("<(?=[/!?a-zA-Z])|&(?=#?[a-zA-Z0-9]+;)");

    @Override
    public FeedFormat format() {
        return FeedFormat.RSS;
    }

    @Override
    public String write(Feed feed) {
        FeedHead head = feed.head();
        Xml xml = new Xml();
        xml.open(
                "rss",
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:media",
                Extensions.MEDIA,
                "xmlns:sy",
                Extensions.RHYTHM,
                "xmlns:fh",
                Extensions.history(feed));
        xml.open("channel");
        xml.text("title", heading(head.title()))
                .text("link", head.page())
                .text("description", markup(head.description()));
        xml.text("language", head.language());
        xml.text("lastBuildDate", feed.isBlank() ? null : FeedTimes.rfc822(feed.changed()));
        feed.categories().forEach(category -> xml.text("category", category));
        xml.text("generator", "Dateline").text("docs", "https://www.rssboard.org/rss-specification");
        xml.text("ttl", String.valueOf(feed.updateInterval().minutes()));
        xml.open("image")
                .text("url", head.image() == null ? head.icon() : head.image())
                .text("title", head.title());
        xml.text("link", head.page()).close();
        Extensions.links(xml, "atom:link", feed, format());
        Extensions.updateInterval(xml, feed);
        feed.items().forEach(item -> item(xml, feed, item));
        return xml.end();
    }

    private void item(Xml xml, Feed feed, FeedItem item) {
        xml.open("item")
                .text("title", heading(item.title()))
                .text("link", item.url())
                .text("guid", item.id(), "isPermaLink", "false");
        xml.text("pubDate", FeedTimes.rfc822(item.published()));
        if (item.revised()) {
            xml.text("atom:updated", FeedTimes.rfc3339(item.updated()));
        }
        if (item.story() != null) {
            xml.text("source", item.story().title(), "url", item.story().feed() + "." + format().ending());
        }
        // One element for all authors, because many readers show only the last of several.
        xml.text(
                "dc:creator",
                item.authors().isEmpty()
                        ? null
                        : item.authors().stream()
                                .map(FeedPerson::name)
                                .distinct()
                                .collect(Collectors.joining(", ")));
        item.contributors().stream().map(FeedPerson::name).distinct().forEach(name -> xml.text("dc:contributor", name));
        if (!item.language().equals(feed.head().language())) {
            xml.text("dc:language", item.language());
        }
        item.categories().forEach(category -> xml.text("category", category));
        // The description comes first, because readers that do not know content:encoded use the last of the two.
        xml.text("description", item.summary() == null ? null : markup(item.summary()))
                .text("content:encoded", item.html());
        // One enclosure only, because many readers use the last of several.
        item.photos().stream()
                .limit(1)
                .filter(photo -> photo.bytes() != null)
                .forEach(photo ->
                        xml.empty("enclosure", "url", photo.url(), "length", photo.length(), "type", FeedPhoto.TYPE));
        item.photos().forEach(photo -> Extensions.photo(xml, photo));
        xml.close();
    }

    /**
     * Returns a title that shows "&lt;b&gt;" and "&amp;amp;" literally, whether a reader treats titles as text or, as
     * many do, as HTML: a zero-width space keeps tags and character references from being recognized.
     */
    private static String heading(String title) {
        return MARKUP.matcher(title).replaceAll("$0\u200B");
    }

    /** Escapes plain text, because readers expect HTML in this element. */
    private static String markup(String text) {
        return Entities.escape(Xml.clean(text));
    }
}
