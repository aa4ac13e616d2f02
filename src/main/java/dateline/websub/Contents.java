package dateline.websub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.press.Ready;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The feeds' bytes as they are delivered: made once a change, however many wait for them. */
@Component
class Contents {

    private static final long BYTES = 32L << 20;

    private final Topics topics;
    private final Cache<String, Content> made = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .weigher((String path, Content content) -> content.bytes.length + 200)
            .build();

    Contents(Topics topics) {
        this.topics = topics;
    }

    /** @param change the change it holds at least, by number */
    record Content(long change, byte[] bytes, byte[] hash) {

        boolean isEmpty() {
            return bytes.length == 0;
        }
    }

    /** The feed with that change in it; empty when there is no such feed any more. */
    Content of(Topic topic, long change) {
        return made.asMap()
                .compute(topic.path(), (path, old) -> old != null && old.change >= change ? old : make(topic, change));
    }

    /** The feed as it stands, made for the asking. */
    Content now(Topic topic) {
        return make(topic, 0);
    }

    private Content make(Topic topic, long change) {
        byte[] bytes = topics.current(topic).map(Ready::content).orElse(new byte[0]);
        try {
            return new Content(
                    change, bytes, MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
