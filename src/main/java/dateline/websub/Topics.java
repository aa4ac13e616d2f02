package dateline.websub;

import dateline.edition.Editions;
import dateline.feed.FeedDocuments;
import dateline.press.Ready;
import dateline.site.Urls;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.syndication.FeedFormat;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The feeds, as topics. */
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

    /** The topic of that address, written as the feed itself writes it; empty when there is no such feed. */
    Optional<Topic> find(String url) {
        if (!url.startsWith(base + "/") || url.length() > LONGEST) {
            return Optional.empty();
        }
        String path = url.substring(base.length());
        if (!isWrittenPlainly(path) || !feeds.isThere(path)) {
            return Optional.empty();
        }
        Matcher ofStory = OF_STORY.matcher(path);
        return ofStory.matches()
                ? stories.findBySlug(ofStory.group(1)).map(story -> new Topic(url, path, story.id()))
                : Optional.of(new Topic(url, path, null));
    }

    /** The topic at a path that was found before. */
    Topic at(String path, long storyId) {
        return new Topic(base + path, path, storyId == 0 ? null : storyId);
    }

    /** The feed's bytes with everything in them that was committed before the call; empty when it is no more. */
    Optional<Ready> current(Topic topic) {
        if (topic.storyId() == null) {
            return feeds.current(topic.path());
        }
        editions.refresh(topic.storyId());
        // The story may have moved since: its subscribers stay with it.
        Matcher ofStory = OF_STORY.matcher(topic.path());
        return ofStory.matches()
                ? stories.findById(topic.storyId())
                        .map(Story::slug)
                        .flatMap(slug -> feeds.current("/stories/" + slug + ofStory.group(2)))
                : Optional.empty();
    }

    /** As the press serves it. */
    static String contentType(Topic topic) {
        String ending = topic.path().substring(topic.path().lastIndexOf('.') + 1);
        return FeedFormat.of(ending).orElseThrow().mediaType() + "; charset=utf-8";
    }

    /** One feed has one address: another spelling of it would be another topic with the same news. */
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
