package dateline.syndication.websub;

import dateline.http.PreparedResponse;
import dateline.platform.settings.Urls;
import dateline.platform.text.Slugs;
import dateline.publishing.edition.Editions;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.syndication.feed.FeedDocuments;
import dateline.syndication.format.FeedFormat;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Maps WebSub topics to feeds. */
@Component
class Topics {

    private static final int LONGEST = 600;
    private static final Pattern OF_STORY = Pattern.compile("/stories/([^/]+)(/.*)");

    private final FeedDocuments feeds;
    private final Editions editions;
    private final Stories stories;
    private final String base;

    Topics(FeedDocuments feeds, Editions editions, Stories stories, Urls urls) {
        this.feeds = feeds;
        this.editions = editions;
        this.stories = stories;
        this.base = urls.home().replaceAll("/$", "");
    }

    /**
     * Finds the topic of a URL, which must be spelled as in the feed's self link; empty when there is no such feed. A
     * former address of a feed, which leads on to the present one, is a topic too: subscribers keep the address that they
     * know, and get the present feed.
     */
    Optional<Topic> find(String url) {
        if (!url.startsWith(base + "/") || url.length() > LONGEST) {
            return Optional.empty();
        }
        String path = url.substring(base.length());
        if (!isWrittenPlainly(path)) {
            return Optional.empty();
        }
        String present = feeds.isThere(path)
                ? path
                : feeds.successor(path).filter(feeds::isThere).orElse(null);
        if (present == null) {
            return Optional.empty();
        }
        Matcher ofStory = OF_STORY.matcher(present);
        return ofStory.matches()
                ? stories.findBySlug(Slugs.decoded(ofStory.group(1))).map(story -> new Topic(url, path, story.id()))
                : Optional.of(new Topic(url, path, null));
    }

    /** Returns the topic at a stored path. A story id of 0 means none. */
    Topic at(String path, long storyId) {
        return new Topic(base + path, path, storyId == 0 ? null : storyId);
    }

    /** Builds the feed with everything committed before the call; empty when the feed no longer exists. */
    Optional<PreparedResponse> current(Topic topic) {
        if (topic.storyId() == null) {
            return feeds.current(topic.path())
                    .or(() -> feeds.successor(topic.path()).flatMap(feeds::current));
        }
        editions.refresh(topic.storyId());
        // The story's slug may have changed; its subscriptions remain.
        Matcher ofStory = OF_STORY.matcher(topic.path());
        return ofStory.matches()
                ? stories.findById(topic.storyId())
                        .map(Story::slug)
                        .flatMap(slug -> feeds.current("/stories/" + Slugs.encoded(slug) + ofStory.group(2)))
                : Optional.empty();
    }

    /** Returns the content type with which the feed is served. */
    static String contentType(Topic topic) {
        String ending = topic.path().substring(topic.path().lastIndexOf('.') + 1);
        return FeedFormat.of(ending).orElseThrow().mediaType() + "; charset=utf-8";
    }

    /**
     * Whether the path is percent-encoded canonically. Another spelling would be another topic with the same content.
     */
    private static boolean isWrittenPlainly(String path) {
        try {
            return path.equals(Stream.of(path.split("/", -1))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .map(segment ->
                            URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                    .collect(Collectors.joining("/")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
