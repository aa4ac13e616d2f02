package dateline.reader;

import dateline.entry.timeline.TimelinePage;
import dateline.http.PreparedResponse;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.Editions;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.template.Renderer;
import dateline.publishing.view.DayView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FeedLink;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.JsonLd;
import dateline.publishing.view.StoryPage;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.reader.socialcard.CardLink;
import dateline.reader.socialcard.SocialCards;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders a story's own page, its fixed older pages, and the same pages with the oldest entry first. */
@Component
class StoryPages {

    private final Editions editions;
    private final StoryViews views;
    private final Renderer renderer;
    private final JsonLd jsonLd;
    private final SocialCards cards;
    private final PageRenderer pageRenderer;

    StoryPages(
            Editions editions,
            StoryViews views,
            Renderer renderer,
            JsonLd jsonLd,
            SocialCards cards,
            PageRenderer pageRenderer) {
        this.editions = editions;
        this.views = views;
        this.renderer = renderer;
        this.jsonLd = jsonLd;
        this.cards = cards;
        this.pageRenderer = pageRenderer;
    }

    /** The story's own page, with its newest entries. */
    Optional<CachedResponse> newest(String slug) {
        return editions.of(slug)
                .map(edition -> CachedResponse.of(
                                print(edition, edition.pages().getFirst(), edition.newest(), edition.pinned(), false),
                                SurrogateKeys.story(edition.id()),
                                SurrogateKeys.MENU)
                        .labelled(Labels.of(
                                edition.story(),
                                edition.newest().stream().map(Fragment::entry).toList())));
    }

    /** A fixed older page. */
    Optional<CachedResponse> older(String slug, long number) {
        return editions.of(slug)
                .flatMap(edition -> edition.page(number).map(page -> {
                    List<EntryView> held = views.page(edition.story(), page);
                    List<Fragment> entries = held.stream()
                            .map(entry -> renderer.entry(entry, edition.story(), false))
                            .toList();
                    return CachedResponse.of(
                                    print(edition, page, entries, null, false),
                                    SurrogateKeys.frame(edition.id()),
                                    SurrogateKeys.olderPages(edition.id()),
                                    SurrogateKeys.MENU)
                            .labelled(Labels.of(edition.story(), held));
                }));
    }

    /** The n-th page of the story in chronological order. */
    Optional<CachedResponse> oldest(String slug, int nth) {
        return editions.of(slug)
                .filter(edition -> nth <= edition.pages().size())
                .map(edition -> {
                    TimelinePage stretch = edition.pages().get(edition.pages().size() - nth);
                    boolean newest = stretch.number() == null;
                    List<Fragment> entries = newest
                            ? edition.newest()
                            : views.page(edition.story(), stretch).stream()
                                    .map(entry -> renderer.entry(entry, edition.story(), false))
                                    .toList();
                    PreparedResponse page =
                            print(edition, stretch, entries.reversed(), newest ? edition.pinned() : null, true);
                    CachedResponse cachedResponse = newest
                            ? CachedResponse.of(page, SurrogateKeys.story(edition.id()), SurrogateKeys.MENU)
                            : CachedResponse.of(
                                    page,
                                    SurrogateKeys.frame(edition.id()),
                                    SurrogateKeys.olderPages(edition.id()),
                                    SurrogateKeys.MENU);
                    return cachedResponse.labelled(Labels.of(
                            edition.story(),
                            entries.stream().map(Fragment::entry).toList()));
                });
    }

    private PreparedResponse print(
            Edition edition,
            TimelinePage stretch,
            List<Fragment> entries,
            @Nullable Fragment pinned,
            boolean oldestFirst) {
        StoryView story = edition.begun();
        // The pinned entry may belong to another page, but it is shown on this one.
        List<EntryView> shown = Stream.concat(Stream.ofNullable(pinned), entries.stream())
                .map(Fragment::entry)
                .collect(Collectors.toMap(EntryView::number, entry -> entry, (one, same) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(EntryView::sort).reversed())
                .toList();
        TimelinePage first = edition.pages().getLast();
        boolean led = stretch.number() == null && !oldestFirst && story.leadFigure() != null;
        String start = oldestFirst || story.isUpcoming()
                ? null
                : (first.equals(stretch) ? "" : edition.path(first)) + "#start";
        CardLink card = cards.of(story);
        StoryPage page = new StoryPage(
                story,
                stretch.number(),
                DayView.of(led ? entries : topped(entries), edition.latestDay(), story.words()),
                pinned,
                edition.keyEvents(),
                edition.olderThan(stretch)
                        .map(one -> path(edition, one, oldestFirst))
                        .orElse(null),
                edition.newerThan(stretch)
                        .map(one -> path(edition, one, oldestFirst))
                        .orElse(null),
                start,
                oldestFirst,
                story.path() + (oldestFirst ? "" : "/oldest"),
                jsonLd.story(story, shown, picture(card)),
                FeedLink.ofStory(story));
        return pageRenderer.print(
                story.words(),
                "story/story",
                model(page, card, jsonLd.breadcrumbs(story, null)),
                200,
                story.changed(),
                story.isLive() ? PageRenderer.LIVE : PageRenderer.SETTLED);
    }

    /** Without a lead photo, the first entry's photo is the first one on the page, and is loaded at once. */
    private static List<Fragment> topped(List<Fragment> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(at -> at == 0 ? entries.get(at).atTheTop() : entries.get(at))
                .toList();
    }

    private static String path(Edition edition, TimelinePage stretch, boolean oldestFirst) {
        int nth = edition.pages().size() - edition.pages().indexOf(stretch);
        return !oldestFirst
                ? edition.path(stretch)
                : edition.story().path() + (nth == 1 ? "/oldest" : "/oldest/" + nth);
    }

    private static JsonLd.@Nullable Picture picture(@Nullable CardLink card) {
        return card == null ? null : new JsonLd.Picture(card.url(), card.width(), card.height());
    }

    /**
     * The template's model.
     *
     * @param card the page's social card; null for none
     */
    static Map<String, @Nullable Object> model(Object page, @Nullable CardLink card, String breadcrumbs) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", page);
        model.put("card", card);
        model.put("breadcrumbs", breadcrumbs);
        return model;
    }
}
