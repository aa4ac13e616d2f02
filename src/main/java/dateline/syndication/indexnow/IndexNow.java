package dateline.syndication.indexnow;

import dateline.http.PreparedResponse;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.platform.outbound.OutboundRequests;
import dateline.platform.settings.Urls;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.change.Change;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Notifies search engines of changed and removed pages (IndexNow), and serves the key file that they check. */
@Component
@EnableConfigurationProperties(IndexNowProperties.class)
class IndexNow implements RouteSource {

    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int MOST_BYTES = 64 << 10;
    private static final long REST = TimeUnit.SECONDS.toNanos(30);

    private final IndexNowProperties settings;
    private final Stories stories;
    private final Urls urls;
    private final JsonMapper json;
    private final OutboundRequests requests = new OutboundRequests(LONGEST, MOST_BYTES);
    private volatile long restUntil = System.nanoTime();

    IndexNow(IndexNowProperties settings, Stories stories, Urls urls, JsonMapper json) {
        this.settings = settings;
        this.stories = stories;
        this.urls = urls;
        this.json = json;
    }

    @Override
    public void open(Routes routes) {
        if (settings.isOn()) {
            PreparedResponse key = PreparedResponse.of("text/plain; charset=utf-8", settings.key())
                    .cacheControl("public, max-age=3600")
                    .build();
            routes.get("/" + settings.key() + ".txt", request -> key);
        }
    }

    /**
     * Notifies the search engine of changes of a story. Does nothing for a story that is not public.
     *
     * @throws IllegalStateException when the search engine did not accept the notification
     */
    void tell(long storyId, List<Change> changes) {
        Story story = stories.findById(storyId).filter(Story::isPublic).orElse(null);
        if (story == null) {
            return;
        }
        // After a failure, no request is sent for 30 s: a server that hangs must not occupy the job threads.
        if (System.nanoTime() - restUntil < 0) {
            throw new IllegalStateException(settings.url() + " failed a moment ago");
        }
        try {
            int status = requests.send(HttpRequest.newBuilder(URI.create(settings.url()))
                            .header("Content-Type", "application/json; charset=utf-8")
                            .POST(BodyPublishers.ofString(json.writeValueAsString(message(story, changes))))
                            .build())
                    .status();
            if (status >= 300) {
                throw new IOException("it answered " + status);
            }
        } catch (IOException e) {
            restUntil = System.nanoTime() + REST;
            throw new IllegalStateException(settings.url() + " was not told: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> message(Story story, List<Change> changes) {
        Set<String> pages = new LinkedHashSet<>(List.of(urls.story(story.slug())));
        for (Change change : changes) {
            if (change.entryNumber() != null) {
                pages.add(urls.entry(story.slug(), change.entryNumber()));
            }
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("host", URI.create(urls.home()).getHost());
        message.put("key", settings.key());
        message.put("keyLocation", urls.home() + settings.key() + ".txt");
        message.put("urlList", pages);
        return message;
    }
}
