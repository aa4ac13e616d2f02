package dateline.syndication;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Atom (RFC 4287), with tombstones (RFC 6721) for what was retracted and photos in Media RSS. */
@Component
public class AtomWriter implements FeedWriter {

    @Override
    public FeedFormat format() {
        return FeedFormat.ATOM;
    }

    @Override
    public String write(Feed feed) {
        Xml xml = new Xml();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xmlns:media", "http://search.yahoo.com/mrss/", "xmlns:at",
            feed.retractions().isEmpty() ? null : "http://purl.org/atompub/tombstones/1.0", "xml:lang", feed.language());
        xml.text("id", feed.id()).text("title", feed.title()).text("subtitle", feed.description());
        xml.text("updated", Moments.rfc3339(feed.changed()));
        xml.empty("link", "rel", "self", "type", format().mediaType(), "href", feed.self(format()));
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.page());
        person(xml, "author", feed.publisher());
        feed.labels().forEach(category -> xml.empty("category", "term", category));
        xml.text("generator", "Dateline").text("logo", feed.image());
        feed.items().forEach(item -> entry(xml, feed, item));
        feed.retractions().forEach(retraction -> tombstone(xml, retraction));
        return xml.end();
    }

    private static void entry(Xml xml, Feed feed, FeedItem item) {
        xml.open("entry", "xml:lang", other(item.language(), feed.language()));
        xml.text("id", item.id()).text("title", item.title());
        xml.text("published", Moments.rfc3339(item.published())).text("updated", Moments.rfc3339(item.updated()));
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", item.url());
        if (item.story() != null) {
            xml.empty("link", "rel", "related", "type", "text/html", "href", item.story().url(), "title", item.story().title());
        }
        item.figures().forEach(figure ->
            xml.empty("link", "rel", "enclosure", "type", "image/jpeg", "href", figure.url(), "title", figure.caption()));
        item.authors().forEach(author -> person(xml, "author", author));
        item.contributors().forEach(contributor -> person(xml, "contributor", contributor));
        item.categories().forEach(category -> xml.empty("category", "term", category));
        xml.text("summary", item.summary()).text("content", item.html(), "type", "html");
        item.figures().forEach(figure -> RssWriter.photo(xml, figure));
        xml.close();
    }

    private static void person(Xml xml, String name, FeedPerson person) {
        xml.open(name).text("name", person.name()).text("uri", person.url()).close();
    }

    private static void tombstone(Xml xml, Retraction retraction) {
        String[] what = {"ref", retraction.id(), "when", Moments.rfc3339(retraction.at())};
        if (retraction.word() == null) {
            xml.empty("at:deleted-entry", what);
        } else {
            xml.open("at:deleted-entry", what).text("at:comment", retraction.word()).close();
        }
    }

    private static @Nullable String other(String language, String than) {
        return language.equals(than) ? null : language;
    }
}
