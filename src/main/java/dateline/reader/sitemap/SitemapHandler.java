package dateline.reader.sitemap;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Serves the sitemap index, sitemaps, the news sitemap and robots.txt. */
@Component
class SitemapHandler implements RouteSource {

    private static final Pattern PART = Pattern.compile("(stories|entries)-([1-9]\\d{0,8})\\.xml");
    private static final String ADDRESSES = "public, max-age=300, s-maxage=60";
    // The news sitemap quotes headlines, so it must leave shared caches soon after a retraction.
    private static final String TITLES = "public, max-age=60, s-maxage=3, stale-while-revalidate=4";
    // How old news may be.
    private static final Duration NEWS = Duration.ofDays(2);
    // How long a news sitemap is served, in milliseconds.
    private static final long NEWS_STANDS = Duration.ofMinutes(5).toMillis();
    private static final int MOST_NEWS = 1000;
    private static final PreparedResponse NO_PART = PreparedResponse.of(
                    "text/plain; charset=utf-8", "There is no such sitemap.\n")
            .status(404)
            .build();

    private final ResponseCache responseCache;
    private final PublicPages pages;
    private final Site site;
    private final Urls urls;
    private final Clock clock;

    SitemapHandler(ResponseCache responseCache, PublicPages pages, Site site, Urls urls, Clock clock) {
        this.responseCache = responseCache;
        this.pages = pages;
        this.site = site;
        this.urls = urls;
        this.clock = clock;
    }

    @Override
    public void open(Routes routes) {
        PreparedResponse robots = PreparedResponse.of(
                        "text/plain; charset=utf-8",
                        "User-agent: *\nDisallow: /*/live\nDisallow: /*/changes\nDisallow: /search\n\nSitemap: "
                                + urls.home() + "sitemap.xml\nSitemap: " + urls.home() + "news-sitemap.xml\n")
                .cacheControl("public, max-age=3600")
                .build();
        routes.get("/robots.txt", request -> robots);
        routes.get(
                "/sitemap.xml", request -> responseCache.answer(request, request.path(), this::index, () -> NO_PART));
        routes.get("/sitemaps/{file}", this::part);
        routes.get("/news-sitemap.xml", this::news);
    }

    private Optional<CachedResponse> index() {
        return Optional.of(print(
                SitemapWriter.index(Stream.concat(
                                pages.storyParts().stream()
                                        .map(part -> new SitemapUrl(
                                                urls.home() + "sitemaps/stories-" + part.number() + ".xml",
                                                part.changed())),
                                pages.entryParts().stream()
                                        .map(part -> new SitemapUrl(
                                                urls.home() + "sitemaps/entries-" + part.number() + ".xml",
                                                part.changed())))
                        .toList()),
                ADDRESSES));
    }

    private Answer part(Request request) {
        Matcher name = PART.matcher(request.parameter("file"));
        if (!name.matches()) {
            return NO_PART;
        }
        LongFunction<List<SitemapUrl>> kind = name.group(1).equals("stories") ? pages::stories : pages::entries;
        Supplier<Optional<CachedResponse>> maker = () -> Optional.of(kind.apply(Long.parseLong(name.group(2))))
                .filter(listed -> !listed.isEmpty())
                .map(listed -> print(SitemapWriter.pages(listed), ADDRESSES));
        return responseCache.answer(request, request.path(), maker, () -> NO_PART);
    }

    /**
     * Renders the news sitemap again every five minutes even when nothing changes, because its items become too old.
     */
    private Answer news(Request request) {
        long turn = clock.millis() / NEWS_STANDS;
        // Measured from the end of that time, so that no item is too old even then.
        Instant since = Instant.ofEpochMilli((turn + 1) * NEWS_STANDS).minus(NEWS);
        return responseCache.answer(
                request,
                "/news-sitemap.xml?" + turn,
                () -> Optional.of(print(SitemapWriter.news(site.name(), pages.news(since, MOST_NEWS)), TITLES)),
                () -> NO_PART);
    }

    private static CachedResponse print(String xml, String cacheControl) {
        return CachedResponse.of(
                PreparedResponse.of("application/xml; charset=utf-8", xml)
                        .cacheControl(cacheControl)
                        .build(),
                SurrogateKeys.SITE);
    }
}
