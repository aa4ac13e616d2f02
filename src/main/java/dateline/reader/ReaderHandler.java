package dateline.reader;

import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.ResponseCache;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.edition.Editions;
import dateline.publishing.template.Assets;
import dateline.publishing.template.PageRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Registers the routes of readers' pages and assets. */
@Component
class ReaderHandler implements RouteSource {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern NTH = Pattern.compile("[2-9]|[1-9]\\d{1,5}");
    private static final PreparedResponse NOWHERE = PreparedResponse.of(
                    "text/plain; charset=utf-8", "There is nothing here.\n")
            .status(404)
            .build();

    private final ResponseCache responseCache;
    private final Editions editions;
    private final StoryPages storyPages;
    private final EntryPages entryPages;
    private final Fronts fronts;
    private final LatestUpdates latest;
    private final Archives archives;
    private final Assets assets;
    private final PageRenderer pageRenderer;
    private final ErrorPages errorPages;
    private final Urls urls;
    private final PreparedResponse manifest;

    ReaderHandler(
            ResponseCache responseCache,
            Editions editions,
            StoryPages storyPages,
            EntryPages entryPages,
            Fronts fronts,
            LatestUpdates latest,
            Archives archives,
            Assets assets,
            PageRenderer pageRenderer,
            ErrorPages errorPages,
            Urls urls,
            Site site,
            JsonMapper json) {
        this.responseCache = responseCache;
        this.editions = editions;
        this.storyPages = storyPages;
        this.entryPages = entryPages;
        this.fronts = fronts;
        this.latest = latest;
        this.archives = archives;
        this.assets = assets;
        this.pageRenderer = pageRenderer;
        this.errorPages = errorPages;
        this.urls = urls;
        this.manifest = manifest(site, json);
    }

    /** The site's name and icons for a phone's home screen (W3C Web Application Manifest). */
    private static PreparedResponse manifest(Site site, JsonMapper json) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("name", site.name());
        said.put("short_name", site.name());
        said.put("lang", site.language());
        said.put("start_url", "/");
        said.put("scope", "/");
        said.put("display", "browser");
        said.put("background_color", "#fffdf9");
        said.put("theme_color", "#fffdf9");
        said.put(
                "icons",
                Stream.of(192, 512)
                        .map(size -> {
                            Map<String, Object> icon = new LinkedHashMap<>();
                            icon.put("src", "/icon-" + size + ".png");
                            icon.put("sizes", size + "x" + size);
                            icon.put("type", "image/png");
                            return icon;
                        })
                        .toList());
        return PreparedResponse.of("application/manifest+json", json.writeValueAsString(said))
                .cacheControl("public, max-age=86400")
                .build();
    }

    @Override
    public void open(Routes routes) {
        routes.get("/", request -> page(request, fronts::home));
        routes.get("/latest", request -> page(request, () -> latest.list(null)));
        routes.get(
                "/sections/{section}/latest",
                request -> page(request, () -> latest.list(request.parameter("section"))));
        routes.get("/sections/{section}", request -> page(request, () -> fronts.section(request.parameter("section"))));
        routes.get("/tags/{tag}", this::tag);
        routes.get("/contributors/{slug}", this::contributor);
        routes.get(
                "/stories/{slug}", request -> ofStory(request, "", () -> storyPages.newest(request.parameter("slug"))));
        routes.get("/stories/{slug}/page/{number}", this::olderPage);
        routes.get(
                "/stories/{slug}/oldest",
                request -> ofStory(request, "/oldest", () -> storyPages.oldest(request.parameter("slug"), 1)));
        routes.get("/stories/{slug}/oldest/{nth}", this::fromTheStart);
        routes.get("/stories/{slug}/{number}", this::entry);
        routes.get(
                "/assets/{file}",
                request -> assets.find(request.parameter("file"))
                        .<Answer>map(file -> file)
                        .orElseGet(this::missing));
        for (String icon : List.of("favicon.ico", "apple-touch-icon.png", "icon-192.png", "icon-512.png")) {
            routes.get("/" + icon, request -> assets.icon(icon));
        }
        routes.get("/site.webmanifest", request -> manifest);
        routes.get("/archive", request -> page(request, archives::months));
        routes.get(
                "/archive/{year}/{month}",
                request -> page(request, () -> archives.month(request.parameter("year"), request.parameter("month"))));
        routes.get(
                "/archive/{year}/{month}/before/{story}",
                request -> page(
                        request,
                        () -> archives.month(
                                request.parameter("year"), request.parameter("month"), request.parameter("story"))));
        routes.get("/newsroom", request -> new Answer.Redirect(302, urls.newsroom(), "no-store"));
        routes.otherwise(request -> missing());
        routes.whenAway(responseCache::isAway).failures(errorPages::page);
    }

    @Override
    public void begin() {
        errorPages.prepare();
    }

    private Answer olderPage(Request request) {
        String number = request.parameter("number");
        return NUMBER.matcher(number).matches()
                ? ofStory(
                        request,
                        "/page/" + number,
                        () -> storyPages.older(request.parameter("slug"), Long.parseLong(number)))
                : missing();
    }

    private Answer fromTheStart(Request request) {
        String nth = request.parameter("nth");
        return NTH.matcher(nth).matches()
                ? ofStory(
                        request,
                        "/oldest/" + nth,
                        () -> storyPages.oldest(request.parameter("slug"), Integer.parseInt(nth)))
                : missing();
    }

    private Answer entry(Request request) {
        String number = request.parameter("number");
        return NUMBER.matcher(number).matches()
                ? ofStory(
                        request,
                        "/" + number,
                        () -> entryPages.entry(request.parameter("slug"), Long.parseLong(number)),
                        () -> entryPages.successor(request.parameter("slug"), Long.parseLong(number)))
                : missing();
    }

    private Answer tag(Request request) {
        return page(
                request,
                () -> fronts.tag(request.parameter("tag")),
                () -> fronts.tagSuccessor(request.parameter("tag"))
                        .<Answer>map(now -> new Answer.Redirect(301, urls.path(urls.tag(now))))
                        .orElseGet(this::missing));
    }

    private Answer contributor(Request request) {
        return page(
                request,
                () -> fronts.contributor(request.parameter("slug")),
                () -> fronts.successor(request.parameter("slug"))
                        .<Answer>map(now -> new Answer.Redirect(301, urls.path(urls.contributor(now))))
                        .orElseGet(this::missing));
    }

    private Answer page(Request request, Supplier<Optional<CachedResponse>> maker) {
        return page(request, maker, this::missing);
    }

    private Answer page(Request request, Supplier<Optional<CachedResponse>> maker, Supplier<Answer> otherwise) {
        return errorPages.unless(responseCache.answer(request, request.path(), maker, otherwise));
    }

    private Answer ofStory(Request request, String below, Supplier<Optional<CachedResponse>> maker) {
        return ofStory(request, below, maker, Optional::empty);
    }

    /** @param moved the URL to which readers of a page that there is no more are led; asked only when there is no page */
    private Answer ofStory(
            Request request, String below, Supplier<Optional<CachedResponse>> maker, Supplier<Optional<String>> moved) {
        return page(
                request,
                maker,
                () -> moved.get()
                        .or(() -> editions.successor(request.parameter("slug")).map(now -> urls.story(now) + below))
                        .<Answer>map(url -> new Answer.Redirect(301, urls.path(url)))
                        .orElseGet(() -> editions.isWithdrawn(request.parameter("slug")) ? withdrawn() : missing()));
    }

    /**
     * The page for all withdrawn stories. Its keys name none of them, so a cache that is purged could not replace it
     * when a story comes back, and must not keep it for longer than others do.
     */
    private Answer withdrawn() {
        return responseCache.answer(
                "410",
                () -> Optional.of(CachedResponse.of(
                                pageRenderer.print("error/withdrawn", Map.of(), 410, null, PageRenderer.LIVE),
                                SurrogateKeys.MENU)
                        .brief()),
                () -> NOWHERE);
    }

    private Answer missing() {
        return errorPages.unless(responseCache.answer(
                "404",
                () -> Optional.of(CachedResponse.of(
                                pageRenderer.print("error/missing", Map.of(), 404, null, PageRenderer.ABSENT),
                                SurrogateKeys.MENU)
                        .brief()),
                () -> NOWHERE));
    }
}
