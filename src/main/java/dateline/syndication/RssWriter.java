package dateline.syndication;

import dateline.page.FigureView;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.springframework.stereotype.Component;

/** RSS 2.0 by the Best Practices Profile, with the content, Dublin Core, Media RSS and Atom namespaces. */
@Component
public class RssWriter implements FeedWriter {

    @Override
    public FeedFormat format() {
        return FeedFormat.RSS;
    }

    @Override
    public String write(Feed feed) {
        Xml xml = new Xml();
        xml.open("rss", "version", "2.0", "xmlns:atom", "http://www.w3.org/2005/Atom",
            "xmlns:content", "http://purl.org/rss/1.0/modules/content/", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
            "xmlns:media", "http://search.yahoo.com/mrss/");
        xml.open("channel");
        xml.text("title", feed.title()).text("link", feed.page()).text("description", markup(feed.description()));
        xml.text("language", feed.language());
        xml.text("lastBuildDate", feed.isBlank() ? null : Moments.rfc822(feed.changed()));
        feed.labels().forEach(category -> xml.text("category", category));
        xml.text("generator", "Dateline").text("ttl", String.valueOf(feed.rhythm().minutes()));
        if (feed.image() != null) {
            xml.open("image").text("url", feed.image()).text("title", feed.title()).text("link", feed.page()).close();
        }
        xml.empty("atom:link", "rel", "self", "type", format().mediaType(), "href", feed.self(format()));
        feed.items().forEach(item -> item(xml, feed, item));
        return xml.end();
    }

    private void item(Xml xml, Feed feed, FeedItem item) {
        xml.open("item").text("title", item.title()).text("link", item.url()).text("guid", item.id(), "isPermaLink", "false");
        xml.text("pubDate", Moments.rfc822(item.published()));
        if (item.revised()) {
            xml.text("atom:updated", Moments.rfc3339(item.updated()));
        }
        if (item.story() != null) {
            xml.text("source", item.story().title(), "url", item.story().feed() + "." + format().ending());
        }
        Stream.concat(item.authors().stream(), item.contributors().stream()).map(FeedPerson::name).distinct()
            .forEach(name -> xml.text("dc:creator", name));
        if (!item.language().equals(feed.language())) {
            xml.text("dc:language", item.language());
        }
        item.categories().forEach(category -> xml.text("category", category));
        // A reader that knows no content:encoded takes what stands last: the description comes first.
        xml.text("description", item.summary() == null ? null : markup(item.summary())).text("content:encoded", item.html());
        item.figures().forEach(figure -> photo(xml, figure));
        xml.close();
    }

    /** A photo in Media RSS, for RSS and Atom alike. No enclosure: its length would have to be known before the rendition is. */
    static void photo(Xml xml, FigureView figure) {
        xml.open("media:content", "url", figure.url(), "type", "image/jpeg", "medium", "image",
            "width", String.valueOf(figure.width()), "height", String.valueOf(figure.height()));
        String description = figure.caption() == null && !figure.alt().isEmpty() ? figure.alt() : figure.caption();
        xml.text("media:description", description, "type", "plain").text("media:credit", figure.credit(), "role", "photographer");
        xml.text("media:copyright", figure.copyrightNotice()).empty("media:thumbnail", "url", smallest(figure)).close();
    }

    private static String smallest(FigureView figure) {
        String path = figure.srcset().split(" ", 2)[0];
        return figure.url().substring(0, figure.url().lastIndexOf('/')) + path.substring(path.lastIndexOf('/'));
    }

    /** Plain text where readers expect HTML. */
    private static String markup(String text) {
        return Entities.escape(Xml.clean(text));
    }
}
