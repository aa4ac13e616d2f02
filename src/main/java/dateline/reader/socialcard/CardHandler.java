package dateline.reader.socialcard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.http.WorkerPool;
import dateline.platform.settings.Urls;
import dateline.platform.traffic.RateLimit;
import dateline.publishing.cache.ResponseCache;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.Editions;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.StoryViews;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Serves social cards as JPEG. A card is drawn when it is first asked for, one at a time, behind posts. Rate-limited per
 * household.
 */
@Component
class CardHandler implements RouteSource, DisposableBean {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final String STANDS = "public, max-age=4, s-maxage=5";
    private static final PreparedResponse NONE =
            plain(404, "There is no such card.").build();
    private static final PreparedResponse GONE =
            plain(410, "What this card was of was taken back.").build();
    private static final PreparedResponse BUSY =
            plain(503, "This card is not ready yet.").header("Retry-After", "5").build();
    private static final PreparedResponse TOO_MANY = plain(429, "Too many cards were asked for within a minute.")
            .cacheControl("no-store")
            .header("Retry-After", "60")
            .build();
    // How many requests may be queued; further ones get 503. Drawing one takes less than half a second.
    private static final int WAITING = 16;

    private final SocialCards cards;
    private final CardMaker maker;
    private final Editions editions;
    private final StoryViews views;
    private final Urls urls;
    private final ResponseCache responseCache;
    private final RateLimit asks;
    private final WorkerPool workers = WorkerPool.behindPosts("card", 1, WAITING);
    // Shorter than the ten seconds in which retracted content must disappear.
    private final Cache<String, PreparedResponse> shown = Caffeine.newBuilder()
            .maximumWeight(32 << 20)
            .expireAfterWrite(Duration.ofSeconds(3))
            .weigher((String path, PreparedResponse card) -> card.weight())
            .build();

    CardHandler(
            SocialCards cards,
            CardMaker maker,
            Editions editions,
            StoryViews views,
            Urls urls,
            ResponseCache responseCache,
            @Value("${dateline.social-cards.per-household}") int perHousehold) {
        this.responseCache = responseCache;
        this.asks = new RateLimit(perHousehold);
        this.cards = cards;
        this.maker = maker;
        this.editions = editions;
        this.views = views;
        this.urls = urls;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/stories/{slug}/card.jpg", request -> card(request, 0));
        routes.get(
                "/stories/{slug}/{number}/card.jpg",
                request -> NUMBER.matcher(request.parameter("number")).matches()
                        ? card(request, Long.parseLong(request.parameter("number")))
                        : NONE);
        // Links that were shared before cards were JPEGs.
        routes.get("/stories/{slug}/card.png", request -> moved(request.parameter("slug"), ""));
        routes.get(
                "/stories/{slug}/{number}/card.png",
                request -> NUMBER.matcher(request.parameter("number")).matches()
                        ? moved(request.parameter("slug"), "/" + request.parameter("number"))
                        : NONE);
    }

    private Answer moved(String slug, String number) {
        return new Answer.Redirect(301, urls.path(urls.story(slug)) + number + "/card.jpg");
    }

    private Answer card(Request request, long number) {
        String asked = request.query("v");
        String slug = request.parameter("slug");
        String key = slug + "/" + number + "/" + asked;
        PreparedResponse known = shown.getIfPresent(key);
        if (known != null) {
            return known;
        }
        PreparedResponse refusal = responseCache.refusal(request);
        if (refusal != null || asks.take(RateLimit.household(request.address())) > 0) {
            return TOO_MANY;
        }
        return workers.answer(() -> find(slug, number, key), BUSY);
    }

    @Override
    public void destroy() {
        workers.close();
    }

    private Answer find(String slug, long number, String key) {
        Optional<Edition> edition = editions.of(slug);
        if (edition.isEmpty()) {
            return editions.successor(slug)
                    .<Answer>map(now -> new Answer.Redirect(
                            301, urls.path(urls.story(now)) + (number == 0 ? "" : "/" + number) + "/card.jpg"))
                    .orElse(editions.isWithdrawn(slug) ? GONE : NONE);
        }
        Optional<EntryView> entry =
                number == 0 ? Optional.empty() : views.released(edition.get().story(), number);
        if (number != 0
                && (entry.isEmpty() || !entry.get().keyEvent() || entry.get().isRetracted())) {
            return entry.isPresent() && entry.get().isRetracted() ? GONE : NONE;
        }
        Optional<CardContent> wanted = cards.wanted(edition.get().story(), entry.orElse(null));
        if (wanted.isEmpty()) {
            return NONE;
        }
        PreparedResponse card = PreparedResponse.of(
                        "image/jpeg", maker.make(edition.get().id(), number, wanted.get()))
                .cacheControl(STANDS)
                .build();
        shown.put(key, card);
        return card;
    }

    private static PreparedResponse.Builder plain(int status, String text) {
        return PreparedResponse.of("text/plain; charset=utf-8", text + "\n")
                .status(status)
                .cacheControl("public, max-age=1, s-maxage=3");
    }
}
