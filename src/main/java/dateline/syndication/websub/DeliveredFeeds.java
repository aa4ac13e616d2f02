package dateline.syndication.websub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.http.PreparedResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Cache of feed contents for delivery: a feed is built once per change, for all its subscribers. Bounded to 32 MB and
 * one minute.
 */
@Component
class DeliveredFeeds {

    private static final long BYTES = 32L << 20;

    private final Topics topics;
    private final Cache<String, Content> made = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .weigher((String path, Content content) -> content.bytes.length + 200)
            .build();

    DeliveredFeeds(Topics topics) {
        this.topics = topics;
    }

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
        return made.asMap()
                .compute(topic.path(), (path, old) -> old != null && old.change >= change ? old : make(topic, change));
    }

    /** Builds the feed's current content, uncached. */
    Content now(Topic topic) {
        return make(topic, 0);
    }

    private Content make(Topic topic, long change) {
        byte[] bytes = topics.current(topic).map(PreparedResponse::content).orElse(new byte[0]);
        try {
            return new Content(
                    change, bytes, MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
