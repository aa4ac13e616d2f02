package dateline.syndication.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.Retraction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers which items feeds contained under their recent ETags, as built by this node. Equal feeds have equal ETags
 * on every node, so ETags given out by other nodes are mostly known here too. Subscribers with an unknown ETag get the
 * whole feed. Bounded to about 4,000,000 items; items are stored as 64-bit fingerprints.
 */
@Component
class FeedHistory {

    private static final Pattern TAG = Pattern.compile("\"([A-Za-z0-9_-]+?)(?:-br|-gzip)?\"");

    private final Cache<String, Set<Long>> said = Caffeine.newBuilder()
            .maximumWeight(4_000_000)
            .weigher((String etag, Set<Long> items) -> items.size() + 10)
            .build();

    void keep(String etag, Feed feed) {
        said.asMap()
                .computeIfAbsent(
                        etag,
                        tag -> Stream.concat(
                                        feed.items().stream().map(FeedHistory::print),
                                        feed.retractions().stream().map(FeedHistory::print))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Returns the first ETag of an {@code If-None-Match} that is known here, without its content-coding suffix; null
     * when none is.
     */
    @Nullable
    String known(@Nullable String ifNoneMatch) {
        Matcher tags = TAG.matcher(ifNoneMatch == null ? "" : ifNoneMatch);
        return tags.results()
                .map(tag -> '"' + tag.group(1) + '"')
                .filter(tag -> said.getIfPresent(tag) != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the feed reduced to items and retractions that it did not contain, word for word, under the ETag. Empty
     * when the ETag is unknown.
     */
    Optional<Feed> since(String etag, Feed feed) {
        return Optional.ofNullable(said.getIfPresent(etag)).map(before -> {
            List<FeedItem> items = feed.items().stream()
                    .filter(item -> !before.contains(print(item)))
                    .toList();
            List<Retraction> retractions = feed.retractions().stream()
                    .filter(retraction -> !before.contains(print(retraction)))
                    .toList();
            return feed.with(items, retractions);
        });
    }

    private static long print(FeedItem item) {
        return (long) item.id().hashCode() << 32 | item.hashCode() & 0xffff_ffffL;
    }

    private static long print(Retraction retraction) {
        return (long) retraction.id().hashCode() << 32 | retraction.hashCode() & 0xffff_ffffL;
    }
}
