package dateline.reader.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.http.WorkerPool;
import dateline.platform.paging.TimeKey;
import dateline.platform.settings.Languages;
import dateline.platform.text.Graphemes;
import dateline.platform.text.SearchWords;
import dateline.platform.traffic.RateLimit;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.template.ThemeChanged;
import dateline.reader.search.SearchIndex.Hits;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Serves the readers' search on a small pool of its own. Answers are cached for five seconds, so that popular searches
 * run once. Rate-limited per household; cached answers are not counted.
 */
@Component
@EnableConfigurationProperties(SearchProperties.class)
class SearchHandler implements RouteSource, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SearchHandler.class);
    private static final String STANDS = "public, max-age=3, s-maxage=3";
    private static final PreparedResponse FULL =
            PreparedResponse.busy("Too many readers are searching at this moment.", 5);
    private final SearchIndex index;
    private final RateLimit searches;
    private final PageRenderer pageRenderer;
    private final Languages languages;
    private final WorkerPool hands;
    // Refusals have a thread of their own: searches cannot delay them, and no event loop renders them.
    private final WorkerPool refusing = WorkerPool.behindPosts("search-refusal", 1, 200);
    private final Cache<String, PreparedResponse> answers = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();
    private final Cache<String, CompletableFuture<PreparedResponse>> refusals = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    SearchHandler(SearchIndex index, SearchProperties settings, PageRenderer pageRenderer, Languages languages) {
        this.index = index;
        this.pageRenderer = pageRenderer;
        this.languages = languages;
        this.searches = new RateLimit(settings.perMinute());
        this.hands = WorkerPool.virtual("search", settings.atOnce(), settings.waiting());
    }

    @Override
    public void open(Routes routes) {
        routes.get("/search", this::search);
    }

    private Answer search(Request request) {
        String words = Objects.requireNonNullElse(request.query("q"), "").strip();
        String cut = Graphemes.start(words, SearchWords.LONGEST);
        TimeKey given = TimeKey.of(Objects.requireNonNullElse(request.query("before"), ""));
        TimeKey before = given == null ? TimeKey.NEWEST : given;
        String name = before + " " + cut;
        PreparedResponse known = answers.getIfPresent(name);
        if (known != null) {
            return known;
        }
        long wait = searches.take(RateLimit.household(request.address()));
        if (wait > 0) {
            return refused(429, wait, languages.own().say("search.often", wait));
        }
        Answer found = hands.answer(() -> answer(name, cut, before), FULL);
        return found == FULL ? busy() : found;
    }

    private Answer answer(String name, String words, TimeKey before) {
        PreparedResponse known = answers.getIfPresent(name);
        if (known != null) {
            return known;
        }
        try {
            PreparedResponse made = print(words, before);
            answers.put(name, made);
            return made;
        } catch (DataAccessException e) {
            LOG.warn(
                    "A search was aborted: {}",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return busy();
        }
    }

    private PreparedResponse print(String words, TimeKey before) {
        SearchWords query = SearchWords.of(words);
        Hits hits = query.isEmpty() ? new Hits(List.of(), List.of(), List.of(), null) : index.find(query, before);
        String more = hits.next() == null
                ? null
                : "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&before=" + hits.next();
        SearchPage page = new SearchPage(words, null, hits.people(), hits.stories(), hits.entries(), more);
        return pageRenderer
                .print("search/search", Map.of("page", page), 200, null, STANDS)
                .with("X-Robots-Tag", "noindex");
    }

    private Answer busy() {
        return refused(503, 5, languages.own().say("search.busy"));
    }

    /**
     * Renders a refusal once for everyone, without the words that were typed. Plain text when even this pool is full.
     */
    private Answer refused(int status, long wait, String why) {
        CompletableFuture<PreparedResponse> page;
        try {
            page = Objects.requireNonNull(refusals.get(
                    status + " " + wait,
                    any -> CompletableFuture.supplyAsync(() -> refusal(status, wait, why), refusing)));
        } catch (RejectedExecutionException e) {
            return FULL;
        }
        return page.isDone() && !page.isCompletedExceptionally() ? page.join() : new Answer.Later(page);
    }

    private PreparedResponse refusal(int status, long wait, String why) {
        return pageRenderer
                .apart("search/search", Map.of("page", SearchPage.refused(why)), status, "no-store")
                .header("Retry-After", String.valueOf(wait))
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    @EventListener(ThemeChanged.class)
    void forget() {
        refusals.invalidateAll();
    }

    @Override
    public void begin() {
        busy();
    }

    @Override
    public void destroy() {
        hands.close();
        refusing.close();
    }
}
