package dateline.publishing.cache;

import dateline.platform.outbound.OutboundRequests;
import dateline.story.change.Change;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Purges the shared cache (reverse proxy or CDN) in front of the site when content changes. */
@Component
@EnableConfigurationProperties(PurgeProperties.class)
class Purge {

    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int MOST_BYTES = 64 << 10;
    private static final long REST = TimeUnit.SECONDS.toNanos(5);

    private final PurgeProperties settings;
    private final AffectedPages affectedPages;
    private final JsonMapper json;
    private final OutboundRequests requests = new OutboundRequests(LONGEST, MOST_BYTES);
    private volatile boolean failing;
    private volatile long failed;

    Purge(PurgeProperties settings, AffectedPages affectedPages, JsonMapper json) {
        this.settings = settings;
        this.affectedPages = affectedPages;
        this.json = json;
    }

    /**
     * Purges what a change affects.
     *
     * @throws IllegalStateException when the cache did not accept the request
     */
    void tell(Change change) {
        attempt(() -> {
            switch (settings.by()) {
                case KEYS -> {
                    Set<String> keys = SurrogateKeys.changedBy(change.storyId(), List.of(change), true);
                    keys.addAll(affectedPages.lists(change.storyId(), List.of(change)));
                    keys.addAll(affectedPages.photosGone(change));
                    send(keys);
                }
                case FILES -> send("", Map.of("files", affectedPages.urls(change)));
                case PATHS -> {
                    for (String path : affectedPages.paths(change)) {
                        send(path, Map.of());
                    }
                }
            }
        });
    }

    /**
     * Purges all photos. Does nothing when the cache is purged by URLs rather than keys.
     *
     * @throws IllegalStateException when the cache did not accept the request
     */
    void tellOfPhotos() {
        if (settings.by() == PurgeProperties.By.KEYS) {
            attempt(() -> send(Set.of(SurrogateKeys.PHOTOS)));
        }
    }

    private interface Request {
        void send() throws IOException, InterruptedException;
    }

    private void attempt(Request request) {
        // After a failure, no request is sent for 5 s: a cache that hangs must not occupy the job threads, which also
        // publish scheduled entries.
        if (failing && System.nanoTime() - failed < REST) {
            throw new IllegalStateException("The cache at " + settings.host() + " failed a moment ago");
        }
        try {
            request.send();
            failing = false;
        } catch (IOException | RuntimeException e) {
            failed = System.nanoTime();
            failing = true;
            // Omits the URL, which may contain a token; so may messages of the HTTP client's exceptions.
            throw new IllegalStateException(
                    "The cache at " + settings.host() + " was not told: " + settings.withoutAddress(e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void send(Set<String> keys) throws IOException, InterruptedException {
        send("", Map.of("tags", keys), "Surrogate-Key", String.join(" ", keys));
    }

    private void send(String path, Map<String, Collection<String>> body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.uri(path))
                .method(
                        settings.method(),
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(json.writeValueAsString(body)));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (settings.headerName() != null) {
            request.header(settings.headerName(), settings.headerValue());
        }
        int status = requests.send(request.build()).status();
        // 404 and 412 mean that the cache does not hold the page.
        if (status >= 300 && status != 404 && status != 412) {
            throw new IOException("it answered " + status);
        }
    }
}
