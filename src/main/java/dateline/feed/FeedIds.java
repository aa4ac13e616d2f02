package dateline.feed;

import dateline.site.Urls;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Names for good, as {@code tag:} URIs (RFC 4151). They are made of what never changes: a slug may, and then every subscriber would
 * have every item again as a new one.
 */
@Component
class FeedIds {

    private final String host;

    FeedIds(Urls urls) {
        String authority = URI.create(urls.home()).getHost();
        this.host = authority == null ? "localhost" : authority.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "");
    }

    String story(long id, Instant published) {
        return "tag:" + host + "," + published.atZone(ZoneOffset.UTC).getYear() + ":story-" + id;
    }

    String entry(long storyId, Instant storyPublished, long number) {
        return story(storyId, storyPublished) + "/entry-" + number;
    }
}
