package dateline.feed;

import dateline.edition.Document;
import dateline.press.Ready;
import dateline.syndication.FeedFormat;
import dateline.syndication.FeedWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes any feed's document by the feed's name. */
@Component
public class FeedDocuments {

    private final Map<FeedFormat, FeedWriter> writers = new EnumMap<>(FeedFormat.class);
    private final SiteFeeds ofSite;
    private final StoryFeeds ofStory;

    FeedDocuments(List<FeedWriter> writers, SiteFeeds ofSite, StoryFeeds ofStory) {
        writers.forEach(writer -> this.writers.put(writer.format(), writer));
        this.ofSite = ofSite;
        this.ofStory = ofStory;
    }

    /**
     * The feed at a path such as {@code /stories/alda/feed.atom} as it stands at this moment, made for the asking: its bytes, its ETag.
     * Empty when there is no such feed. Takes a while: not to be called on an event loop.
     */
    public Optional<Ready> current(String path) {
        return FeedName.of(path).flatMap(this::make).map(Document::ready);
    }

    Optional<Document> make(FeedName name) {
        FeedWriter writer = writers.get(name.format());
        return switch (name.kind()) {
            case SITE -> ofSite.stories(writer);
            case UPDATES -> ofSite.updates(writer);
            case CORRECTIONS -> ofSite.corrections(writer);
            case SECTION -> ofSite.section(name.slug(), writer);
            case TAG -> ofSite.tag(name.slug(), writer);
            case CONTRIBUTOR -> ofSite.contributor(name.slug(), writer);
            case STORY -> ofStory.entries(name.slug(), writer);
            case KEY_EVENTS -> ofStory.keyEvents(name.slug(), writer);
            case COMPLETE -> ofStory.complete(name.slug(), writer);
        };
    }

    Optional<Document> archive(String slug, long number, FeedFormat format) {
        return ofStory.archive(slug, number, writers.get(format));
    }
}
