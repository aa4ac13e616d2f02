package dateline.syndication.feed;

import dateline.http.PreparedResponse;
import dateline.platform.language.Words;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.TimeView;
import dateline.syndication.feed.FeedCatalogue.TagFeeds;
import dateline.syndication.feed.FeedListPage.Group;
import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedFormat;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.FeedPerson;
import dateline.syndication.format.Opml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renders HTML pages about feeds: one for each feed, as browsers get it, and the list of all feeds. Also writes the
 * list as OPML.
 */
@Component
class FeedPages {

    /** The site's icon as PNG, for feed readers that do not show SVG. */
    static final PreparedResponse ICON = PreparedResponse.of("image/png", icon())
            .cacheControl("public, max-age=86400")
            .build();

    private static final int MOST_TAGS = 100;
    private static final int MOST_TAGS_IN_OPML = 500;

    private final FeedCatalogue catalogue;
    private final PageRenderer pageRenderer;
    private final Languages languages;
    private final Site site;
    private final Urls urls;

    FeedPages(FeedCatalogue catalogue, PageRenderer pageRenderer, Languages languages, Site site, Urls urls) {
        this.catalogue = catalogue;
        this.pageRenderer = pageRenderer;
        this.languages = languages;
        this.site = site;
        this.urls = urls;
    }

    /** Renders the page that browsers get at a feed's URL. */
    CachedResponse page(FeedName name, FeedContent feedContent) {
        Feed feed = feedContent.feed();
        List<FeedPage.Form> forms = Arrays.stream(FeedFormat.values())
                .map(format -> new FeedPage.Form(
                        format.title(), format.mediaType(), feed.self(format), format == name.format()))
                .toList();
        String older = feed.paging().older() == null
                ? null
                : urls.path(feed.paging().older()) + "." + name.format().ending();
        FeedPage page = new FeedPage(
                feed.head().title(),
                feed.head().description(),
                feed.head().language(),
                feed.self(name.format()),
                feed.head().page(),
                note(feed),
                forms,
                feed.items().stream()
                        .map(item -> item(
                                item,
                                feedContent.zone(),
                                languages.of(feed.head().language())))
                        .toList(),
                older);
        PreparedResponse preparedResponse = pageRenderer
                .start("feed/feed", Map.of("page", page), 200, PageRenderer.LIVE)
                .vary(FeedPrinter.VARY)
                .build();
        return new CachedResponse(preparedResponse, feedContent.subjects(), feedContent.labels());
    }

    private @Nullable String note(Feed feed) {
        return switch (feed.paging().part()) {
            case ARCHIVE -> languages.own().say("feed.note.archive");
            case COMPLETE -> languages.own().say("feed.note.complete");
            case NEWEST -> feed.ended() ? languages.own().say("feed.note.ended") : null;
        };
    }

    private static FeedPage.Item item(FeedItem item, ZoneId zone, Words words) {
        List<String> marks = new ArrayList<>();
        if (item.keyEvent()) {
            marks.add(words.say("entry.key"));
        }
        if (item.retraction() != null) {
            marks.add(words.say("entry.retracted"));
        }
        if (!item.corrections().isEmpty()) {
            marks.add(words.say("feed.mark.corrected"));
        }
        return new FeedPage.Item(
                item.title(),
                item.url(),
                TimeView.of(item.published(), zone, words),
                item.summary(),
                item.authors().stream().map(FeedPerson::name).collect(Collectors.joining(", ")),
                marks,
                item.story() == null ? null : item.story().title());
    }

    /** Renders the list of all feeds. Of many tags, it shows the most used and links to pages with all of them. */
    CachedResponse list() {
        TagFeeds tags = catalogue.ofMostUsedTags(MOST_TAGS);
        Group most = group("tags", tags.feeds());
        if (!tags.initials().isEmpty()) {
            most = most.with(initials(tags.initials()));
        }
        return print(new FeedListPage(urls.home() + "feeds", languages.own().say("feed.title"), groups(most)));
    }

    /** Renders the page of the tags with this initial; empty when there is none. */
    Optional<CachedResponse> tags(String initial) {
        TagFeeds tags = catalogue.ofTags(initial);
        return tags.feeds().isEmpty()
                ? Optional.empty()
                : Optional.of(print(new FeedListPage(
                        urls.home() + "feeds/tags/" + initial,
                        languages.own().say("feed.tags.title", name(initial)),
                        List.of(group("tags", tags.feeds()).with(initials(tags.initials()))))));
    }

    private List<FeedListPage.Initial> initials(Collection<String> initials) {
        return initials.stream()
                .map(initial -> new FeedListPage.Initial(name(initial), "/feeds/tags/" + initial))
                .toList();
    }

    private String name(String initial) {
        return switch (initial) {
            case "0-9" -> "0–9";
            case "other" -> languages.own().say("feed.tags.other");
            default -> initial.toUpperCase(Locale.ROOT);
        };
    }

    private CachedResponse print(FeedListPage page) {
        return new CachedResponse(
                pageRenderer.print("feed/list", Map.of("page", page), 200, null, PageRenderer.LIVE),
                Set.of(SurrogateKeys.SITE),
                Set.of());
    }

    private List<Group> groups(Group tags) {
        return List.of(
                        group("site", catalogue.ofSite()),
                        group("stories", catalogue.ofStories()),
                        group("sections", catalogue.ofSections()),
                        tags,
                        group("people", catalogue.ofContributors()))
                .stream()
                .filter(group -> !group.feeds().isEmpty())
                .toList();
    }

    private Group group(String kind, List<FeedAddress> feeds) {
        return FeedListPage.group(
                languages.own().say("feed.group." + kind), languages.own().say("feed.group." + kind + ".about"), feeds);
    }

    /** Writes the list of feeds as OPML, which feed readers import. Of many tags, it has the most used. */
    CachedResponse opml() {
        Opml opml = new Opml(languages.own().say("feed.opml", site.name()), urls.home());
        groups(group("tags", catalogue.ofMostUsedTags(MOST_TAGS_IN_OPML).feeds()))
                .forEach(group -> opml.group(
                        group.name(),
                        group.feeds().stream()
                                .map(feed -> new Opml.Outline(
                                        feed.title(),
                                        absolute(feed.links().getFirst().path()),
                                        absolute(feed.page())))
                                .toList()));
        PreparedResponse preparedResponse = PreparedResponse.of("text/x-opml; charset=utf-8", opml.write())
                .cacheControl(PageRenderer.LIVE)
                .header("Content-Disposition", "inline; filename=\"feeds.opml\"")
                .header("Access-Control-Allow-Origin", "*")
                .build();
        return new CachedResponse(preparedResponse, Set.of(SurrogateKeys.SITE), Set.of());
    }

    private String absolute(String path) {
        return urls.home() + path.substring(1);
    }

    private static byte[] icon() {
        try (InputStream icon = FeedPages.class.getResourceAsStream("/static/feed/icon.png")) {
            return Objects.requireNonNull(icon).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
