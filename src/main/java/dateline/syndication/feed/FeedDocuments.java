package dateline.syndication.feed;

import dateline.contributor.FormerNames;
import dateline.http.PreparedResponse;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.edition.Editions;
import dateline.story.section.Tags;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Builds any feed by its name. */
@Component
public class FeedDocuments {

    private final SiteFeeds ofSite;
    private final StoryFeeds ofStory;
    private final FeedPrinter printer;
    private final Editions editions;
    private final FormerNames former;
    private final Tags tags;

    FeedDocuments(
            SiteFeeds ofSite,
            StoryFeeds ofStory,
            FeedPrinter printer,
            Editions editions,
            FormerNames former,
            Tags tags) {
        this.ofSite = ofSite;
        this.ofStory = ofStory;
        this.printer = printer;
        this.editions = editions;
        this.former = former;
        this.tags = tags;
    }

    /**
     * Builds the feed at a path such as {@code /stories/alda/feed.atom}, uncached, and returns the response with its
     * ETag. Empty when there is no such feed. Runs SQL and renders, so it must not be called on an event loop.
     */
    public Optional<PreparedResponse> current(String path) {
        return FeedName.of(path).flatMap(this::whole).map(CachedResponse::ready);
    }

    /**
     * Whether there is a feed at the path, without building it. Runs SQL, so it must not be called on an event loop.
     */
    public boolean isThere(String path) {
        return FeedName.of(path)
                .filter(name -> switch (name.kind()) {
                    case SITE, UPDATES, CORRECTIONS -> true;
                    case SECTION, TAG, CONTRIBUTOR -> ofSite.isThere(name);
                    case STORY, ARCHIVE, COMPLETE, KEY_EVENTS -> ofStory.isThere(name);
                })
                .isPresent();
    }

    /**
     * Returns the present path of a feed that once had the given one: of a story that was renamed, a contributor who was
     * merged, a tag whose address is made by other rules now. Runs SQL, so it must not be called on an event loop.
     */
    public Optional<String> successor(String path) {
        return FeedName.of(path).flatMap(this::successor).map(FeedName::path);
    }

    Optional<FeedName> successor(FeedName name) {
        Optional<String> slug = name.kind() == FeedKind.CONTRIBUTOR
                ? former.publicSuccessor(name.slug())
                : name.kind() == FeedKind.TAG
                        ? tags.successor(name.slug())
                        : name.kind().isOfStory() ? editions.successor(name.slug()) : Optional.empty();
        return slug.map(name::with);
    }

    Optional<CachedResponse> whole(FeedName name) {
        return draft(name).map(draft -> printer.print(draft, name.format()));
    }

    /** Builds a response with the items that are new since the feed had the given ETag. */
    Optional<CachedResponse> delta(FeedName name, String base) {
        return draft(name).map(draft -> printer.delta(draft, name.format(), base));
    }

    Optional<FeedContent> draft(FeedName name) {
        String slug = name.slug();
        return switch (name.kind()) {
            case SITE -> ofSite.stories();
            case UPDATES -> ofSite.updates();
            case CORRECTIONS -> ofSite.corrections();
            case SECTION -> ofSite.section(slug);
            case TAG -> ofSite.tag(slug);
            case CONTRIBUTOR -> ofSite.contributor(slug);
            case STORY -> ofStory.entries(slug);
            case ARCHIVE -> ofStory.archive(slug, name.number());
            case COMPLETE -> ofStory.complete(slug);
            case KEY_EVENTS -> ofStory.keyEvents(slug);
        };
    }
}
