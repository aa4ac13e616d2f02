package dateline.live;

import dateline.edition.Document;
import dateline.edition.Edition;
import dateline.edition.Editions;
import dateline.edition.Shelf;
import dateline.edition.Subjects;
import dateline.press.Answer;
import dateline.press.Door;
import dateline.press.Ready;
import dateline.press.Request;
import dateline.press.Routes;
import dateline.site.Urls;
import dateline.story.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A story's changes as Server-Sent Events, and as JSON for who cannot hold a stream. */
@Component
@EnableConfigurationProperties(LiveSettings.class)
class LiveDoor implements Door {

    private static final Pattern SEQ = Pattern.compile("\\d{1,15}");
    private static final Ready NO_STORY = Ready.of("text/plain; charset=utf-8", "There is no such story.\n").status(404).build();
    private static final Ready WITHDRAWN = Ready.of("text/plain; charset=utf-8", "The story was withdrawn.\n").status(410).build();
    private static final Ready FULL = Ready.of("text/plain; charset=utf-8", "This node is full: ask for the changes instead.\n").status(503)
        .cacheControl("no-store").header("Retry-After", "30").build();
    private static final Ready ALL_SEEN = Ready.empty(204).build();

    private final Editions editions;
    private final LiveHub hub;
    private final Shelf shelf;
    private final LiveSettings settings;
    private final Urls urls;
    private final JsonMapper json;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    LiveDoor(Editions editions, LiveHub hub, Shelf shelf, LiveSettings settings, Urls urls, JsonMapper json) {
        this.editions = editions;
        this.hub = hub;
        this.shelf = shelf;
        this.settings = settings;
        this.urls = urls;
        this.json = json;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/stories/{slug}/live", this::live);
        routes.get("/stories/{slug}/changes", this::changes);
    }

    @Override
    public void begin() {
        closing = false;
    }

    @Override
    public void close() {
        closing = true;
        hub.close();
    }

    private Answer live(Request request) {
        String slug = request.parameter("slug");
        String last = request.header("Last-Event-ID");
        String after = last == null || last.isEmpty() ? request.query("after") : last;
        Optional<Room> room = editions.ready(slug).flatMap(edition -> hub.room(edition.id()));
        if (room.isPresent() && isKnown(after, room.get().edition())) {
            return follow(room.get(), after);
        }
        return new Answer.Later(CompletableFuture.supplyAsync(() -> opened(slug, after), workers));
    }

    private Answer opened(String slug, @Nullable String after) {
        Optional<Edition> edition = editions.of(slug);
        if (edition.isEmpty()) {
            return elsewhere(slug, "/live", after);
        }
        Room room = hub.open(edition.get());
        if (!isKnown(after, room.edition())) {
            // A reader may come from a node that is a moment ahead of this one.
            editions.refresh(edition.get().id());
        }
        return follow(room, after);
    }

    private Answer follow(Room room, @Nullable String after) {
        Edition edition = room.edition();
        if (isFull()) {
            return FULL;
        }
        if (after == null) {
            return new Answer.Stream(outlet -> room.enter(outlet, OptionalLong.of(edition.seq())));
        }
        OptionalLong seq = isKnown(after, edition) ? OptionalLong.of(Long.parseLong(after)) : OptionalLong.empty();
        if (!edition.story().isLive() && seq.isPresent() && seq.getAsLong() == edition.seq()) {
            return ALL_SEEN;
        }
        return new Answer.Stream(outlet -> room.enter(outlet, seq));
    }

    private boolean isFull() {
        return closing || settings.maxStreams() > 0 && hub.readers() >= settings.maxStreams();
    }

    /** Whether the edition has come as far as the reader says it has. */
    private static boolean isKnown(@Nullable String after, Edition edition) {
        return after == null || SEQ.matcher(after).matches() && Long.parseLong(after) <= edition.seq();
    }

    private Answer changes(Request request) {
        String slug = request.parameter("slug");
        String after = request.query("after");
        // One address for all that makes no sense: there is one answer to it.
        String from = after != null && SEQ.matcher(after).matches() ? String.valueOf(Long.parseLong(after)) : "";
        return shelf.answer("/stories/" + slug + "/changes?after=" + from, () -> list(slug, from), () -> elsewhere(slug, "/changes", from));
    }

    private Optional<Document> list(String slug, String after) {
        return editions.of(slug).map(found -> {
            Edition edition = after.isEmpty() || Long.parseLong(after) <= found.seq() ? found : editions.refresh(found.id()).orElse(found);
            Optional<List<Change>> changes = after.isEmpty() ? Optional.empty() : edition.after(Long.parseLong(after));
            List<LiveEvent> events = changes.orElse(List.of()).stream()
                .map(change -> LiveEvent.of(change, edition, change.seq() == edition.seq() ? edition.regions() : Map.of())).toList();
            int pollAfter = edition.story().isLive() ? 10 : 300;
            String body = json.writeValueAsString(new ChangeList(edition.seq(), edition.story().status(), changes.isEmpty(), pollAfter, events));
            return Document.of(Ready.of("application/json", body).modified(edition.story().changed())
                .cacheControl("public, max-age=1, s-maxage=2, stale-while-revalidate=4").build(), Subjects.story(edition.id()));
        });
    }

    /** A reader who is sent on keeps the place it was at. */
    private Answer elsewhere(String slug, String below, @Nullable String after) {
        String query = after == null || after.isEmpty() ? "" : "?after=" + (SEQ.matcher(after).matches() ? after : "none");
        return editions.successor(slug).<Answer>map(now -> new Answer.Redirect(301, urls.path(urls.story(now)) + below + query))
            .orElseGet(() -> editions.isWithdrawn(slug) ? WITHDRAWN : NO_STORY);
    }
}
