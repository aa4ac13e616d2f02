package dateline.syndication.item;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Permanent ids of feeds and items, as {@code tag:} URIs (RFC 4151). They contain no slug, because a slug may change,
 * and subscribers would then get every item again as new.
 */
@Component
public class FeedIds {

    private final String host;

    @Autowired
    public FeedIds(FeedAuthority authority) {
        this(authority.host());
    }

    public FeedIds(String host) {
        this.host = host;
    }

    /** Returns the id of a feed across stories, by the feed's path. */
    String feed(String path) {
        return "tag:" + host + ",2025:" + path;
    }

    String story(long id, Instant published) {
        return "tag:" + host + "," + published.atZone(ZoneOffset.UTC).getYear() + ":story-" + id;
    }

    public String entry(long storyId, Instant storyPublished, long number) {
        return story(storyId, storyPublished) + "/entry-" + number;
    }
}
