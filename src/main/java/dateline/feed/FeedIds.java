package dateline.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Names for good, as {@code tag:} URIs (RFC 4151). They are made of what never changes: a slug may, and then every subscriber would
 * have every item again as a new one.
 */
@Component
class FeedIds {

    private final String host;

    @Autowired
    FeedIds(FeedAuthority authority) {
        this(authority.host());
    }

    FeedIds(String host) {
        this.host = host;
    }

    /** Of a feed that reaches across stories, by its path. */
    String feed(String path) {
        return "tag:" + host + ",2025:" + path;
    }

    String story(long id, Instant published) {
        return "tag:" + host + "," + published.atZone(ZoneOffset.UTC).getYear() + ":story-" + id;
    }

    String entry(long storyId, Instant storyPublished, long number) {
        return story(storyId, storyPublished) + "/entry-" + number;
    }
}
