package dateline.publishing.view;

import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.platform.text.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds the schema.org JSON-LD of pages. The result is safe inside a script element. */
@Component
public class JsonLd {

    private final Site site;
    private final Urls urls;
    private final Publisher publisher;
    private final JsonMapper json;

    JsonLd(Site site, Urls urls, Publisher publisher, JsonMapper json) {
        this.site = site;
        this.urls = urls;
        this.publisher = publisher;
        this.json = json;
    }

    /**
     * {@code LiveBlogPosting} and {@code NewsArticle} (the first does not imply the second). The entries shown on the
     * page are its {@code liveBlogUpdate}, in the given order. Its images are the lead photo and the photo's crops.
     *
     * @param card the image of a story without a lead photo; null for none
     */
    public String story(StoryView story, List<EntryView> entries, @Nullable Picture card) {
        Map<String, Object> posting = node(List.of("LiveBlogPosting", "NewsArticle"), story.url());
        posting.put("mainEntityOfPage", story.url());
        posting.put("headline", story.headline());
        put(posting, "description", story.standfirst());
        put(
                posting,
                "articleSection",
                story.section() == null ? null : story.section().name());
        put(posting, "keywords", story.tags().isEmpty() ? null : story.tags());
        posting.put("inLanguage", story.language());
        posting.put("isAccessibleForFree", true);
        posting.put("datePublished", story.published().datetime());
        posting.put("dateModified", story.updated().datetime());
        posting.put("coverageStartTime", begins(story, entries).datetime());
        put(posting, "coverageEndTime", ends(story));
        put(posting, "about", story.event() == null ? null : event(story.event()));
        put(
                posting,
                "image",
                story.leadFigure() != null ? images(story.leadFigure()) : card == null ? null : List.of(picture(card)));
        posting.put("author", authors(story.authors()));
        posting.put("publisher", publisher.whole());
        posting.put(
                "liveBlogUpdate",
                entries.stream()
                        .filter(entry -> !entry.isRetracted())
                        .map(entry -> update(entry, story))
                        .toList());
        return safe(posting);
    }

    /** When coverage starts: for an announced story as planned, or with its first entry when that is earlier. */
    private static TimeView begins(StoryView story, List<EntryView> entries) {
        if (story.starts() == null) {
            return story.opened();
        }
        // With an entry that is older than the story, `opened` is the time of the first one, even if not on this page.
        return Stream.of(
                        Stream.of(story.starts()),
                        Stream.of(story.opened())
                                .filter(opened -> opened.instant()
                                        .isBefore(story.published().instant())),
                        entries.stream().filter(entry -> !entry.isRetracted()).map(EntryView::time))
                .flatMap(times -> times)
                .min(Comparator.comparing(TimeView::instant))
                .orElseThrow();
    }

    /** An image that is not a photo. */
    public record Picture(String url, int width, int height) {}

    private static Map<String, Object> picture(Picture picture) {
        Map<String, Object> image = object("ImageObject", "url", picture.url(), "contentUrl", picture.url());
        image.put("width", picture.width());
        image.put("height", picture.height());
        return image;
    }

    /** A page that a list links to. */
    public record Listed(String name, String url) {}

    /** {@code CollectionPage} of a section, a tag, or the archive, with the pages it lists. */
    public String collection(String url, String name, List<Listed> pages) {
        Map<String, Object> whole = node("CollectionPage", url);
        whole.put("name", name);
        whole.put("inLanguage", site.language());
        whole.put("isPartOf", object("WebSite", "@id", urls.home(), "url", urls.home(), "name", site.name()));
        whole.put("publisher", publisher.whole());
        Map<String, Object> list = object("ItemList");
        list.put("numberOfItems", pages.size());
        list.put(
                "itemListElement",
                IntStream.range(0, pages.size())
                        .mapToObj(i -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("@type", "ListItem");
                            item.put("position", i + 1);
                            item.put("name", pages.get(i).name());
                            item.put("url", pages.get(i).url());
                            return item;
                        })
                        .toList());
        whole.put("mainEntity", list);
        return safe(whole);
    }

    /** {@code ProfilePage} of a contributor. */
    public String profile(
            String name, String url, @Nullable String title, @Nullable String about, @Nullable FigureView portrait) {
        Map<String, Object> whole = node("ProfilePage", url);
        whole.put("inLanguage", site.language());
        Map<String, Object> person = object("Person", "@id", url + "#person", "name", name, "url", url);
        put(person, "jobTitle", title);
        put(person, "description", about);
        put(person, "image", portrait == null ? null : image(portrait));
        person.put("worksFor", publisher.named());
        whole.put("mainEntity", person);
        return safe(whole);
    }

    /** The actual end of coverage, or else the planned one, unless the story has changed since that time. */
    private static @Nullable String ends(StoryView story) {
        if (story.ended() != null) {
            return story.ended().datetime();
        }
        return story.ends() == null || !story.ends().instant().isAfter(story.changed())
                ? null
                : story.ends().datetime();
    }

    /** {@code BreadcrumbList}: home, the section if there is one, the story, and the entry if the page is about one. */
    public String breadcrumbs(StoryView story, @Nullable EntryView entry) {
        List<Map<String, Object>> steps = new ArrayList<>();
        step(steps, site.name(), urls.home());
        if (story.section() != null) {
            step(steps, story.section().name(), urls.section(story.section().slug()));
        }
        step(steps, story.headline(), story.url());
        if (entry != null) {
            step(steps, entry.title(), entry.url());
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("@context", "https://schema.org");
        list.put("@type", "BreadcrumbList");
        list.put("itemListElement", steps);
        return safe(list);
    }

    private static void step(List<Map<String, Object>> steps, String name, String url) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("@type", "ListItem");
        step.put("position", steps.size() + 1);
        step.put("name", name);
        step.put("item", url);
        steps.add(step);
    }

    /** {@code WebSite}: the site's name, publisher and search. */
    public String site() {
        Map<String, Object> whole = node("WebSite", urls.home());
        whole.put("name", site.name());
        put(whole, "description", site.tagline() == null || site.tagline().isBlank() ? null : site.tagline());
        whole.put("inLanguage", site.language());
        whole.put("publisher", publisher.whole());
        Map<String, Object> search = object("SearchAction", "query-input", "required name=words");
        search.put("target", object("EntryPoint", "urlTemplate", urls.home() + "search?q={words}"));
        whole.put("potentialAction", search);
        return safe(whole);
    }

    /** {@code BlogPosting} of one entry, as a part of its story. */
    public String entry(EntryView entry, StoryView story) {
        Map<String, Object> posting = update(entry, story);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("@context", "https://schema.org");
        whole.putAll(posting);
        whole.put("publisher", publisher.whole());
        whole.put("mainEntityOfPage", entry.url());
        whole.put("inLanguage", story.language());
        whole.put("isAccessibleForFree", true);
        whole.put(
                "isPartOf",
                object("LiveBlogPosting", "@id", story.url(), "url", story.url(), "headline", story.headline()));
        return safe(whole);
    }

    private Map<String, Object> update(EntryView entry, StoryView story) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("@type", "BlogPosting");
        update.put("@id", entry.url());
        update.put("url", entry.url());
        update.put("headline", entry.title());
        update.put("datePublished", entry.time().datetime());
        update.put(
                "dateModified",
                entry.updated() == null
                        ? entry.time().datetime()
                        : entry.updated().datetime());
        String body = Markup.text(entry.body());
        update.put(
                "articleBody",
                entry.unverified() && !body.isEmpty() ? EntryView.unverified(body, story.words()) : body);
        update.put("author", authors(entry.authors().isEmpty() ? story.authors() : entry.authors()));
        update.put("publisher", publisher.named());
        put(update, "creativeWorkStatus", entry.unverified() ? "Unverified" : null);
        put(
                update,
                "citation",
                entry.embeds().isEmpty()
                        ? null
                        : entry.embeds().stream().map(JsonLd::cited).toList());
        put(
                update,
                "image",
                entry.figures().isEmpty()
                        ? null
                        : entry.figures().stream().map(JsonLd::image).toList());
        put(
                update,
                "correction",
                entry.corrections().isEmpty()
                        ? null
                        : entry.corrections().stream().map(JsonLd::correction).toList());
        return update;
    }

    private static List<Map<String, Object>> images(FigureView figure) {
        return Stream.concat(
                        Stream.of(image(figure)),
                        figure.crops().stream().map(crop -> image(figure, crop.url(), crop.width(), crop.height())))
                .toList();
    }

    private static Map<String, Object> image(FigureView figure) {
        return image(figure, figure.url(), figure.width(), figure.height());
    }

    private static Map<String, Object> image(FigureView figure, String url, int width, int height) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("@type", "ImageObject");
        image.put("url", url);
        image.put("contentUrl", url);
        image.put("width", width);
        image.put("height", height);
        put(image, "caption", figure.caption());
        put(image, "creator", figure.creator() == null ? null : object("Person", "name", figure.creator()));
        put(image, "creditText", figure.credit());
        put(image, "copyrightNotice", figure.copyrightNotice());
        put(image, "license", figure.licenseUrl());
        put(image, "acquireLicensePage", figure.acquireLicenseUrl());
        put(image, "digitalSourceType", figure.digitalSourceType());
        return image;
    }

    // schema.org wants an address for a place. Newsrooms give name and address in one line, so the line is used as
    // both.
    private static Map<String, Object> event(StoryView.Event event) {
        Map<String, Object> about = object(
                "Event", "name", event.name(), "startDate", event.starts().datetime());
        about.put("location", object("Place", "name", event.location(), "address", event.location()));
        return about;
    }

    private static Map<String, Object> cited(EmbedView embed) {
        return object("CreativeWork", "url", embed.url(), "name", embed.title());
    }

    private static Map<String, Object> correction(CorrectionView correction) {
        return object(
                "CorrectionComment",
                "text",
                correction.text(),
                "datePublished",
                correction.time().datetime());
    }

    private List<Map<String, Object>> authors(List<PersonView> people) {
        if (people.isEmpty()) {
            return List.of(publisher.named());
        }
        return people.stream()
                .map(person -> object("Person", "name", person.name(), "url", person.url()))
                .toList();
    }

    private static Map<String, Object> node(Object type, String url) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@context", "https://schema.org");
        node.put("@type", type);
        node.put("@id", url);
        node.put("url", url);
        return node;
    }

    // Map.of has a different order in each process, and pages must have equal bytes on every node.
    private static Map<String, Object> object(String type, String... values) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("@type", type);
        for (int i = 0; i < values.length; i += 2) {
            object.put(values[i], values[i + 1]);
        }
        return object;
    }

    private static void put(Map<String, Object> node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private String safe(Map<String, Object> node) {
        return json.writeValueAsString(node)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
