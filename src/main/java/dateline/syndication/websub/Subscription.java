package dateline.syndication.websub;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to one feed.
 *
 * @param wanted    the number of the latest change that may affect the feed; greater than {@code delivered} when a
 *                  delivery is due
 * @param delivered the number of the latest change that was delivered, or that did not change the feed
 * @param content   the hash of the content that the subscriber last had
 * @param failures  consecutive failed deliveries
 */
record Subscription(
        long id,
        Topic topic,
        URI callback,
        String host,
        @Nullable String secret,
        long wanted,
        long delivered,
        byte @Nullable [] content,
        int failures) {}
