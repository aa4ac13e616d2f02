package dateline.syndication.websub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.http.PreparedResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Cache of feed contents for delivery: a feed is built once per change, for all its subscribers. Bounded to 32 MB and
 * one minute.
 */
@Component
class DeliveredFeeds {

    private static final long BYTES = 32L << 20;

    private final Function<Topic, Optional<PreparedResponse>> feeds;
    private final Cache<String, Content> made = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .weigher((String path, Content content) -> content.bytes.length + 200)
            .build();

    private final Map<Wanted, CompletableFuture<Content>> making = new ConcurrentHashMap<>();

    @Autowired
    DeliveredFeeds(Topics topics) {
        this(topics::current);
    }

    /** @param feeds renders a feed as it is now */
    DeliveredFeeds(Function<Topic, Optional<PreparedResponse>> feeds) {
        this.feeds = feeds;
    }

    private record Wanted(String path, long change) {}

    /**
     * A feed's bytes with their SHA-256. Empty bytes mean that the feed no longer exists.
     *
     * @param change the number of a change that the content includes
     */
    record Content(long change, byte[] bytes, byte[] hash) {

        boolean isEmpty() {
            return bytes.length == 0;
        }
    }

    /** Returns the feed's content including that change; empty when the feed no longer exists. */
    Content of(Topic topic, long change) {
        Content known = made.getIfPresent(topic.path());
        if (known != null && known.change >= change) {
            return known;
        }
        Wanted wanted = new Wanted(topic.path(), change);
        CompletableFuture<Content> mine = new CompletableFuture<>();
        CompletableFuture<Content> other = making.putIfAbsent(wanted, mine);
        if (other != null) {
            return result(other);
        }
        // Not inside the cache's own compute(), which would hold up other feeds meanwhile.
        try {
            Content content = make(topic, change);
            made.asMap().merge(topic.path(), content, (old, now) -> old.change > now.change ? old : now);
            mine.complete(content);
            return content;
        } catch (Throwable e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(wanted, mine);
        }
    }

    private static Content result(CompletableFuture<Content> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Builds the feed's current content, uncached. */
    Content now(Topic topic) {
        return make(topic, 0);
    }

    private Content make(Topic topic, long change) {
        byte[] bytes = feeds.apply(topic).map(PreparedResponse::content).orElse(new byte[0]);
        try {
            return new Content(
                    change, bytes, MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
