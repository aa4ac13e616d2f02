package dateline.reader;

import dateline.entry.copy.EntryCopies;
import dateline.http.PreparedResponse;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.Editions;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.template.Renderer;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.JsonLd;
import dateline.publishing.view.StoryViews;
import dateline.reader.socialcard.SocialCards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renders the page of a single entry: its permalink, or the notice that it was retracted (410). An entry that was moved
 * to another story has no page, but a successor.
 */
@Component
class EntryPages {

    private final Editions editions;
    private final StoryViews views;
    private final Renderer renderer;
    private final JsonLd jsonLd;
    private final SocialCards cards;
    private final PageRenderer pageRenderer;
    private final EntryCopies copies;
    private final Urls urls;

    EntryPages(
            Editions editions,
            StoryViews views,
            Renderer renderer,
            JsonLd jsonLd,
            SocialCards cards,
            PageRenderer pageRenderer,
            EntryCopies copies,
            Urls urls) {
        this.editions = editions;
        this.views = views;
        this.renderer = renderer;
        this.jsonLd = jsonLd;
        this.cards = cards;
        this.pageRenderer = pageRenderer;
        this.copies = copies;
        this.urls = urls;
    }

    Optional<CachedResponse> entry(String slug, long number) {
        return editions.of(slug)
                .flatMap(edition -> views.released(edition.story(), number)
                        .filter(entry -> !entry.isRetracted()
                                || copies.movedTo(edition.story().slug(), number)
                                        .isEmpty())
                        .map(entry -> entry.isRetracted()
                                ? document(edition, gone(edition, entry), List.of(entry))
                                : page(edition, entry)));
    }

    /** Returns the URL of the public entry in another story that an entry was moved to. */
    Optional<String> successor(String slug, long number) {
        return copies.movedTo(slug, number).map(entry -> urls.entry(entry.story(), entry.number()));
    }

    /** The page depends on its neighbours too: their headlines may change, or they may be retracted. */
    private static CachedResponse document(Edition edition, PreparedResponse page, List<EntryView> named) {
        return CachedResponse.of(
                        page,
                        Stream.concat(
                                        Stream.of(
                                                SurrogateKeys.frame(edition.id()),
                                                SurrogateKeys.olderPages(edition.id()),
                                                SurrogateKeys.MENU),
                                        named.stream().map(entry -> SurrogateKeys.entry(edition.id(), entry.number())))
                                .toArray(String[]::new))
                .labelled(Labels.of(edition.story(), named.subList(0, 1)));
    }

    private CachedResponse page(Edition edition, EntryView entry) {
        EntryView older = views.older(edition.story(), entry).orElse(null);
        EntryView newer = views.newer(edition.story(), entry).orElse(null);
        String context = context(edition, entry);
        EntryPage page = new EntryPage(
                edition.story(),
                renderer.entry(entry, edition.story(), false).atTheTop(),
                context,
                older,
                newer,
                jsonLd.entry(entry, edition.story()));
        PreparedResponse preparedResponse = pageRenderer.print(
                edition.story().words(),
                "entry/page",
                StoryPages.model(page, cards.of(entry, edition.story()), jsonLd.breadcrumbs(edition.story(), entry)),
                200,
                edition.story().changed(),
                edition.story().isLive() ? PageRenderer.LIVE : PageRenderer.SETTLED);
        return document(
                edition,
                preparedResponse,
                Stream.of(entry, older, newer).filter(Objects::nonNull).toList());
    }

    /** The path of the story's page that contains the entry. */
    private static String context(Edition edition, EntryView entry) {
        String page = edition.path(edition.page(entry.key()));
        return entry.silent() ? page : page + "#" + entry.anchor();
    }

    private PreparedResponse gone(Edition edition, EntryView entry) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("story", edition.story());
        model.put("entry", entry.silent() ? null : entry);
        model.put("context", context(edition, entry));
        return pageRenderer.print(edition.story().words(), "entry/gone", model, 410, null, PageRenderer.LIVE);
    }
}
