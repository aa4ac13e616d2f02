package dateline.syndication.format;

import dateline.platform.text.Xml;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes Atom (RFC 4287), with tombstones (RFC 6721) for retracted items in addition to their notices, and photos in
 * Media RSS.
 */
@Component
public class AtomWriter implements FeedWriter {

    @Override
    public FeedFormat format() {
        return FeedFormat.ATOM;
    }

    @Override
    public String write(Feed feed) {
        FeedHead head = feed.head();
        Xml xml = new Xml();
        xml.open(
                "feed",
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xmlns:media",
                Extensions.MEDIA,
                "xmlns:sy",
                Extensions.RHYTHM,
                "xmlns:fh",
                Extensions.history(feed),
                "xmlns:at",
                feed.retractions().isEmpty() ? null : "http://purl.org/atompub/tombstones/1.0",
                "xml:lang",
                head.language());
        xml.text("id", head.id()).text("title", head.title()).text("subtitle", head.description());
        xml.text("updated", FeedTimes.rfc3339(feed.changed()));
        Extensions.links(xml, "link", feed, format());
        person(xml, "author", head.publisher());
        feed.categories().forEach(category -> xml.empty("category", "term", category));
        xml.text("generator", "Dateline").text("icon", head.icon()).text("logo", head.image());
        Extensions.updateInterval(xml, feed);
        feed.items().forEach(item -> entry(xml, feed, item));
        feed.retractions().forEach(retraction -> tombstone(xml, retraction));
        return xml.end();
    }

    private void entry(Xml xml, Feed feed, FeedItem item) {
        xml.open("entry", "xml:lang", other(item.language(), feed.head().language()));
        xml.text("id", item.id()).text("title", item.title());
        xml.text("published", FeedTimes.rfc3339(item.published())).text("updated", FeedTimes.rfc3339(item.updated()));
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", item.url());
        if (item.story() != null) {
            xml.empty(
                    "link",
                    "rel",
                    "related",
                    "type",
                    "text/html",
                    "href",
                    item.story().url(),
                    "title",
                    item.story().title());
        }
        item.photos()
                .forEach(photo -> xml.empty(
                        "link",
                        "rel",
                        "enclosure",
                        "type",
                        FeedPhoto.TYPE,
                        "length",
                        photo.length(),
                        "href",
                        photo.url(),
                        "title",
                        photo.figure().caption()));
        item.authors().forEach(author -> person(xml, "author", author));
        item.contributors().forEach(contributor -> person(xml, "contributor", contributor));
        item.categories().forEach(category -> xml.empty("category", "term", category));
        summary(xml, item.summary());
        xml.text("content", item.html(), "type", "html");
        item.photos().forEach(photo -> Extensions.photo(xml, photo));
        xml.close();
    }

    /**
     * Writes text that contains "&lt;" as escaped HTML, because validators and feed readers would take it for markup.
     */
    private static void summary(Xml xml, @Nullable String text) {
        if (text != null && text.contains("<")) {
            xml.text("summary", Entities.escape(Xml.clean(text)), "type", "html");
        } else {
            xml.text("summary", text);
        }
    }

    private static void person(Xml xml, String name, FeedPerson person) {
        xml.open(name).text("name", person.name()).text("uri", person.url()).close();
    }

    private static void tombstone(Xml xml, Retraction retraction) {
        String[] what = {"ref", retraction.id(), "when", FeedTimes.rfc3339(retraction.at())};
        if (retraction.reason() == null) {
            xml.empty("at:deleted-entry", what);
        } else {
            xml.open("at:deleted-entry", what)
                    .text("at:comment", retraction.reason())
                    .close();
        }
    }

    private static @Nullable String other(String language, String than) {
        return language.equals(than) ? null : language;
    }
}
