package dateline.reader.live;

import dateline.http.Answer;
import dateline.http.PreparedResponse;
import dateline.http.Request;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.http.WorkerPool;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.ResponseCache;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.Editions;
import dateline.story.change.Change;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serves a story's changes as Server-Sent Events, and as JSON for clients that cannot hold a stream. */
@Component
@EnableConfigurationProperties(LiveProperties.class)
class LiveHandler implements RouteSource, DisposableBean {

    private static final Pattern SEQ = Pattern.compile("\\d{1,15}");
    private static final String SECONDS = "public, max-age=1, s-maxage=2, stale-while-revalidate=4";
    /**
     * Seconds between two polls of a page without a stream; shared caches answer most of them. An ended story is polled
     * too, because its coverage may be opened again.
     */
    private static final int POLL_AFTER = 10;

    private static final PreparedResponse NO_STORY = PreparedResponse.of(
                    "text/plain; charset=utf-8", "There is no such story.\n")
            .status(404)
            .build();
    private static final PreparedResponse WITHDRAWN = PreparedResponse.of(
                    "text/plain; charset=utf-8", "The story was withdrawn.\n")
            .status(410)
            .build();
    private static final PreparedResponse FULL =
            PreparedResponse.busy("This node is full: ask for the changes instead.", 30);
    private static final PreparedResponse ALL_SEEN = PreparedResponse.empty(204).build();

    private final Editions editions;
    private final LiveHub hub;
    private final ResponseCache responseCache;
    private final LiveProperties settings;
    private final Urls urls;
    private final JsonMapper json;
    // A bounded pool, so that requests for stories that nobody follows yet, or that do not exist, leave database
    // connections for editors.
    private final WorkerPool hands;
    private volatile boolean closing;

    LiveHandler(
            Editions editions,
            LiveHub hub,
            ResponseCache responseCache,
            LiveProperties settings,
            Urls urls,
            JsonMapper json) {
        this.editions = editions;
        this.hub = hub;
        this.responseCache = responseCache;
        this.settings = settings;
        this.urls = urls;
        this.json = json;
        this.hands = WorkerPool.virtual("live", settings.atOnce(), settings.waiting());
    }

    @Override
    public void open(Routes routes) {
        routes.get("/stories/{slug}/live", this::live);
        routes.get("/stories/{slug}/changes", this::changes);
    }

    @Override
    public void begin() {
        closing = false;
        hub.begin();
    }

    @Override
    public void close() {
        closing = true;
        hub.close();
    }

    @Override
    public void destroy() {
        hands.close();
    }

    private Answer live(Request request) {
        String slug = request.parameter("slug");
        String last = request.header("Last-Event-ID");
        String after = last == null || last.isEmpty() ? request.query("after") : last;
        Optional<Answer> atOnce = followed(slug, after);
        return atOnce.isPresent() ? atOnce.get() : later(request, () -> opened(slug, after));
    }

    private Answer later(Request request, Supplier<Answer> answer) {
        PreparedResponse refusal = responseCache.refusal(request);
        return refusal == null ? hands.answer(answer, FULL) : refusal;
    }

    /** The stream, if the story's room is open here and has reached the client's seq. Never blocks. */
    private Optional<Answer> followed(String slug, @Nullable String after) {
        return editions.ready(slug)
                .flatMap(edition -> hub.room(edition.id()))
                .filter(room -> !isAhead(after, room.edition()))
                .map(room -> follow(room, after));
    }

    private Answer opened(String slug, @Nullable String after) {
        return followed(slug, after)
                .or(() -> editions.of(slug).map(edition -> {
                    Room room = hub.open(edition);
                    if (isAhead(after, room.edition())) {
                        // The client may come from a node that is slightly ahead of this one.
                        editions.refresh(edition.id());
                    }
                    return follow(room, after);
                }))
                .orElseGet(() -> elsewhere(slug, "/live", after));
    }

    private Answer follow(Room room, @Nullable String after) {
        Edition edition = room.edition();
        if (isFull()) {
            return FULL;
        }
        // A client that names no change is sent the changes from now on.
        OptionalLong seq = after == null
                ? OptionalLong.of(edition.seq())
                : isSeq(after) && !isAhead(after, edition)
                        ? OptionalLong.of(Long.parseLong(after))
                        : OptionalLong.empty();
        if (!edition.story().isLive() && seq.isPresent() && seq.getAsLong() == edition.seq()) {
            return ALL_SEEN;
        }
        return new Answer.Stream(outlet -> room.enter(outlet, seq));
    }

    private boolean isFull() {
        return closing || settings.maxStreams() > 0 && hub.readers() >= settings.maxStreams();
    }

    private static boolean isSeq(@Nullable String after) {
        return after != null && SEQ.matcher(after).matches();
    }

    /** Whether the client names a change beyond this edition. */
    private static boolean isAhead(@Nullable String after, Edition edition) {
        return isSeq(after) && Long.parseLong(Objects.requireNonNull(after)) > edition.seq();
    }

    private Answer changes(Request request) {
        String slug = request.parameter("slug");
        String after = request.query("after");
        Optional<Edition> edition = editions.ready(slug);
        if (edition.isPresent() && isAhead(after, edition.get())) {
            // Do not cache this response: a client can name any number.
            return later(
                    request,
                    () -> list(slug, String.valueOf(after))
                            .<Answer>map(CachedResponse::ready)
                            .orElseGet(() -> elsewhere(slug, "/changes", after)));
        }
        // One cache key for all values that are invalid or too old, because they all get the same response.
        boolean inTime = isSeq(after)
                && edition.map(now -> now.after(Long.parseLong(after)).isPresent())
                        .orElse(true);
        String from = inTime ? String.valueOf(Long.parseLong(Objects.requireNonNull(after))) : "";
        return responseCache.answer(
                request,
                "/stories/" + slug + "/changes?after=" + from,
                () -> list(slug, from),
                () -> elsewhere(slug, "/changes", from));
    }

    private Optional<CachedResponse> list(String slug, String after) {
        return editions.of(slug).map(found -> {
            Edition edition = after.isEmpty() || Long.parseLong(after) <= found.seq()
                    ? found
                    : editions.refresh(found.id()).orElse(found);
            Optional<List<Change>> changes = after.isEmpty() ? Optional.empty() : edition.after(Long.parseLong(after));
            List<LiveEvent> events = changes.orElse(List.of()).stream()
                    .map(change ->
                            LiveEvent.of(change, edition, change.seq() == edition.seq() ? edition.regions() : Map.of()))
                    .toList();
            // Not to be cached: the response is wrong once the story has reached this seq.
            boolean early = !after.isEmpty() && Long.parseLong(after) > edition.seq();
            String body = json.writeValueAsString(
                    new ChangeList(edition.seq(), edition.story().status(), changes.isEmpty(), POLL_AFTER, events));
            return CachedResponse.of(
                            PreparedResponse.of("application/json", body)
                                    .modified(edition.story().changed())
                                    .cacheControl(early ? "no-store" : SECONDS)
                                    .build(),
                            SurrogateKeys.story(edition.id()))
                    .brief();
        });
    }

    /** Redirects to the story's current slug, keeping the client's position. Else 410 for a withdrawn story, or 404. */
    private Answer elsewhere(String slug, String below, @Nullable String after) {
        String query = after == null || after.isEmpty() ? "" : "?after=" + (isSeq(after) ? after : "none");
        return editions.successor(slug)
                .<Answer>map(now -> new Answer.Redirect(301, urls.path(urls.story(now)) + below + query))
                .orElseGet(() -> editions.isWithdrawn(slug) ? WITHDRAWN : NO_STORY);
    }
}
