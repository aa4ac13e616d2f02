package dateline.syndication.feed;

import java.io.StringReader;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What validators and the profiles ask of feeds, as named checks on the XML of a whole feed; each answers with what breaks it. */
public final class FeedRules {

    public static final String ATOM = "http://www.w3.org/2005/Atom";
    public static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    public static final String DC = "http://purl.org/dc/elements/1.1/";
    public static final String MEDIA = "http://search.yahoo.com/mrss/";
    public static final String HISTORY = "http://purl.org/syndication/history/1.0";
    public static final String RHYTHM = "http://purl.org/rss/1.0/modules/syndication/";
    public static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
    public static final Pattern TAG = Pattern.compile("tag:[a-z0-9.-]+,\\d{4}:[0-9a-zA-Z;/?:@&=+$.\\-_!~*'(),%#]+");
    private static final int LARGEST = 5_000_000;
    private static final Set<String> ROLES = Set.of("photographer", "reporter", "editor", "illustrator");
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss zzz", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private FeedRules() {}

    /** A check with its name. */
    public record Rule(String name, Check check) {

        interface Check {
            Stream<String> breaches(Element feed, String address);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static final List<Rule> RSS = List.of(
            new Rule(
                    "channel has title, link, description, language, ttl",
                    (rss, address) -> Stream.of("title", "link", "description", "language", "ttl")
                            .filter(name -> texts(channel(rss), name).size() != 1)),
            new Rule(
                    "one atom:link rel=self, the address fetched",
                    (rss, address) -> children(channel(rss), ATOM, "link").stream()
                                    .filter(link -> link.getAttribute("rel").equals("self"))
                                    .map(link -> link.getAttribute("href") + " " + link.getAttribute("type"))
                                    .toList()
                                    .equals(List.of(address + " application/rss+xml"))
                            ? Stream.of()
                            : Stream.of("self")),
            new Rule(
                    "item has title, link, description or content",
                    (rss, address) -> items(rss)
                            .filter(item -> texts(item, "title").size() != 1
                                    || texts(item, "link").size() != 1
                                    || children(item, CONTENT, "encoded").size() != 1)
                            .map(FeedRules::name)),
            new Rule(
                    "guid present, unique, a tag URI that is no permalink",
                    (rss, address) -> Stream.concat(
                            twice(items(rss).map(item -> String.join("", texts(item, "guid")))),
                            items(rss)
                                    .map(item -> children(item, null, "guid").getFirst())
                                    .filter(guid ->
                                            !guid.getAttribute("isPermaLink").equals("false")
                                                    || !TAG.matcher(guid.getTextContent())
                                                            .matches())
                                    .map(Element::getTextContent))),
            new Rule(
                    "dates are RFC 822 with the right weekday",
                    (rss, address) -> Stream.concat(
                                    items(rss).flatMap(item -> texts(item, "pubDate").stream()),
                                    texts(channel(rss), "lastBuildDate").stream())
                            .filter(date -> !parses(() -> ZonedDateTime.parse(date, RFC_822)))),
            new Rule(
                    "one date of publication an item",
                    (rss, address) -> items(rss)
                            .filter(item -> texts(item, "pubDate").size()
                                            + children(item, DC, "date").size()
                                            + children(item, ATOM, "published").size()
                                    != 1)
                            .map(FeedRules::name)),
            new Rule(
                    "people are dc:creator, author is for e-mail addresses",
                    (rss, address) -> items(rss)
                            .filter(item -> !texts(item, "author").isEmpty()
                                    || children(item, DC, "creator").stream()
                                            .anyMatch(creator ->
                                                    creator.getTextContent().isBlank()))
                            .map(FeedRules::name)),
            new Rule(
                    "description before content:encoded",
                    (rss, address) -> items(rss)
                            .filter(item -> {
                                List<String> names =
                                        elements(item).map(Element::getNodeName).toList();
                                return names.indexOf("description") > names.indexOf("content:encoded");
                            })
                            .map(FeedRules::name)),
            new Rule(
                    "one enclosure where there is a photo, with its length",
                    (rss, address) -> items(rss)
                            .filter(item -> children(item, null, "enclosure").size()
                                            != Math.min(
                                                    1,
                                                    children(item, MEDIA, "content")
                                                            .size())
                                    || children(item, null, "enclosure").stream()
                                            .anyMatch(it ->
                                                    !it.getAttribute("length").matches("\\d+")))
                            .map(FeedRules::name)),
            new Rule(
                    "HTML is safe and has absolute links",
                    (rss, address) -> items(rss).flatMap(item -> unsafe(children(item, CONTENT, "encoded")))),
            new Rule("photos are complete", (rss, address) -> items(rss).flatMap(FeedRules::photos)),
            new Rule(
                    "addresses are absolute",
                    (rss, address) -> Stream.concat(items(rss), Stream.of(channel(rss)))
                            .flatMap(element -> texts(element, "link").stream())
                            .filter(FeedRules::relative)),
            new Rule(
                    "says its rhythm",
                    (rss, address) -> Stream.of("updatePeriod", "updateFrequency")
                            .filter(name -> children(top(rss), RHYTHM, name).size() != 1)),
            new Rule("archives name the feed and a neighbour, whole feeds none, entries never", FeedRules::history),
            new Rule("small enough", (rss, address) -> size(rss)));

    public static final List<Rule> ATOM_RULES = List.of(
            new Rule(
                    "feed has one id, title, updated and author",
                    (feed, address) -> Stream.of("id", "title", "updated", "author")
                            .filter(name -> children(feed, ATOM, name).size() != 1)),
            new Rule(
                    "one link rel=self, the address fetched",
                    (feed, address) -> links(feed, "self").equals(List.of(address)) ? Stream.of() : Stream.of("self")),
            new Rule(
                    "entry has one id, title, updated, published and content",
                    (feed, address) -> entries(feed)
                            .filter(entry -> Stream.of("id", "title", "updated", "published", "content")
                                    .anyMatch(
                                            name -> children(entry, ATOM, name).size() != 1))
                            .map(FeedRules::name)),
            new Rule(
                    "ids are unique tag URIs",
                    (feed, address) -> Stream.concat(
                            twice(ids(feed).stream()),
                            ids(feed).stream().filter(id -> !TAG.matcher(id).matches()))),
            new Rule(
                    "no two entries share updated",
                    (feed, address) -> twice(entries(feed).map(entry -> atom(entry, "updated")))),
            new Rule(
                    "dates are RFC 3339, to the millisecond",
                    (feed, address) -> elements(feed)
                            .flatMap(element -> Stream.concat(
                                    children(element, ATOM, "updated").stream(),
                                    children(element, ATOM, "published").stream()))
                            .map(Element::getTextContent)
                            .filter(date -> !date.matches(".*T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z")
                                    || !parses(() -> OffsetDateTime.parse(date)))),
            new Rule(
                    "nothing is updated before it is published",
                    (feed, address) -> entries(feed)
                            .filter(entry -> OffsetDateTime.parse(atom(entry, "updated"))
                                    .isBefore(OffsetDateTime.parse(atom(entry, "published"))))
                            .map(FeedRules::name)),
            new Rule(
                    "one alternate of a type, the page among them",
                    (feed, address) -> Stream.concat(entries(feed), Stream.of(feed))
                            .filter(it ->
                                    !twice(alternates(it).stream()).toList().isEmpty()
                                            || !alternates(it).contains("text/html"))
                            .map(FeedRules::name)),
            new Rule(
                    "people have names",
                    (feed, address) -> entries(feed)
                            .flatMap(entry -> Stream.of("author", "contributor")
                                    .flatMap(name -> children(entry, ATOM, name).stream()))
                            .filter(person -> atom(person, "name").isBlank())
                            .map(Element::getTextContent)),
            new Rule(
                    "tombstones are of nothing that is there but its notice",
                    (feed, address) -> children(feed, TOMBSTONES, "deleted-entry").stream()
                            .filter(tombstone -> entries(feed)
                                            .anyMatch(entry -> atom(entry, "id").equals(tombstone.getAttribute("ref"))
                                                    && !atom(entry, "title").matches("(?s)(Retracted|Withdrawn): .*"))
                                    || !TAG.matcher(tombstone.getAttribute("ref"))
                                            .matches()
                                    || !parses(() -> OffsetDateTime.parse(tombstone.getAttribute("when"))))
                            .map(tombstone -> tombstone.getAttribute("ref"))),
            new Rule(
                    "HTML is safe and has absolute links",
                    (feed, address) -> entries(feed).flatMap(entry -> unsafe(children(entry, ATOM, "content")))),
            new Rule("photos are complete", (feed, address) -> entries(feed).flatMap(FeedRules::photos)),
            new Rule(
                    "addresses are absolute",
                    (feed, address) -> elements(feed)
                            .flatMap(it -> Stream.concat(Stream.of(it), elements(it)))
                            .filter(it -> it.hasAttribute("href"))
                            .map(it -> it.getAttribute("href"))
                            .filter(FeedRules::relative)),
            new Rule(
                    "says its rhythm",
                    (feed, address) -> Stream.of("updatePeriod", "updateFrequency")
                            .filter(name -> children(top(feed), RHYTHM, name).size() != 1)),
            new Rule("archives name the feed and a neighbour, whole feeds none, entries never", FeedRules::history),
            new Rule("small enough", (feed, address) -> size(feed)));

    /** Every breach of the rules, with the rule's name; the address is the one the document was fetched from. */
    public static List<String> breaches(List<Rule> rules, String xml, String address) {
        Element root = parse(xml);
        return rules.stream()
                .flatMap(rule -> rule.check().breaches(root, address).map(breach -> rule.name() + ": " + breach))
                .toList();
    }

    public static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            return document.getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + e.getMessage(), e);
        }
    }

    /** What no feed reader should be given, and links that lead nowhere outside the site. */
    public static Stream<String> unsafe(String html) {
        org.jsoup.nodes.Document body = Jsoup.parseBodyFragment(html);
        List<String> found = new ArrayList<>();
        body.select("script, iframe, object, embed, style, form, [style]")
                .forEach(element -> found.add(element.outerHtml()));
        body.getAllElements()
                .forEach(element -> element.attributes().forEach(attribute -> {
                    boolean link = attribute.getKey().equals("href")
                            || attribute.getKey().equals("src");
                    if (attribute.getKey().startsWith("on") || link && relative(attribute.getValue())) {
                        found.add(element.outerHtml());
                    }
                }));
        return found.stream();
    }

    public static boolean relative(String address) {
        return !parses(() -> URI.create(address)) || !URI.create(address).isAbsolute();
    }

    private static Stream<String> unsafe(List<Element> contents) {
        return contents.stream()
                .flatMap(content ->
                        content.getTextContent().isBlank() ? Stream.of("empty") : unsafe(content.getTextContent()));
    }

    private static Stream<String> photos(Element item) {
        return children(item, MEDIA, "content").stream()
                .filter(photo -> relative(photo.getAttribute("url"))
                        || !photo.getAttribute("type").equals("image/jpeg")
                        || !photo.getAttribute("medium").equals("image")
                        || !photo.getAttribute("width").matches("\\d+")
                        || !photo.getAttribute("height").matches("\\d+")
                        || children(photo, MEDIA, "credit").stream()
                                .anyMatch(credit -> !ROLES.contains(credit.getAttribute("role"))))
                .map(photo -> photo.getAttribute("url"));
    }

    /** RFC 5005, as validators check it. */
    private static Stream<String> history(Element feed, String address) {
        Element top = top(feed);
        boolean archive = !children(top, HISTORY, "archive").isEmpty();
        boolean complete = !children(top, HISTORY, "complete").isEmpty();
        boolean neighbours = !links(top, "prev-archive").isEmpty()
                || !links(top, "next-archive").isEmpty();
        Stream<String> inside = Stream.of("prev-archive", "next-archive", "current", "next", "previous")
                .filter(rel -> Stream.concat(entries(top), children(top, null, "item").stream())
                        .anyMatch(item -> !links(item, rel).isEmpty()));
        boolean holds = archive
                ? neighbours
                        && links(top, "current").size() == 1
                        && !links(top, "current").contains(address)
                        && !complete
                : links(top, "current").isEmpty() && links(top, "next-archive").isEmpty() && !(complete && neighbours);
        return holds ? inside : Stream.of("paging");
    }

    /** Where a feed speaks of itself: RSS has its channel for it. */
    private static Element top(Element feed) {
        return feed.getLocalName().equals("rss") ? channel(feed) : feed;
    }

    private static Stream<String> size(Element feed) {
        return feed.getTextContent().length() > LARGEST ? Stream.of("too large") : Stream.of();
    }

    public static Element channel(Element rss) {
        return children(rss, null, "channel").getFirst();
    }

    public static Stream<Element> items(Element rss) {
        return children(channel(rss), null, "item").stream();
    }

    public static Stream<Element> entries(Element feed) {
        return children(feed, ATOM, "entry").stream();
    }

    public static List<String> ids(Element feed) {
        return entries(feed).map(entry -> atom(entry, "id")).toList();
    }

    public static String atom(Element parent, String name) {
        return children(parent, ATOM, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    public static List<String> links(Element parent, String rel) {
        return children(parent, ATOM, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static List<String> alternates(Element of) {
        return children(of, ATOM, "link").stream()
                .filter(link -> link.getAttribute("rel").equals("alternate"))
                .map(link -> link.getAttribute("type"))
                .toList();
    }

    public static List<String> texts(Element parent, String name) {
        return children(parent, null, name).stream()
                .map(Element::getTextContent)
                .filter(text -> !text.isBlank())
                .toList();
    }

    public static List<Element> children(Element parent, @Nullable String namespace, String name) {
        return elements(parent)
                .filter(child ->
                        child.getLocalName().equals(name) && Objects.equals(child.getNamespaceURI(), namespace))
                .toList();
    }

    private static Stream<Element> elements(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }

    public static Stream<String> twice(Stream<String> values) {
        Set<String> seen = new HashSet<>();
        return values.filter(value -> !seen.add(value)).toList().stream();
    }

    private static String name(Element element) {
        return element.getTextContent().strip().lines().findFirst().orElse("");
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
