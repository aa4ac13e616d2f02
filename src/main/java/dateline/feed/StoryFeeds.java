package dateline.feed;

import dateline.edition.Document;
import dateline.edition.Edition;
import dateline.edition.Editions;
import dateline.edition.Subjects;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.TimelinePage;
import dateline.page.EntryView;
import dateline.page.FigureView;
import dateline.page.Fragment;
import dateline.page.StoryView;
import dateline.page.StoryViews;
import dateline.site.Site;
import dateline.site.Urls;
import dateline.syndication.Feed;
import dateline.syndication.FeedItem;
import dateline.syndication.FeedPerson;
import dateline.syndication.FeedWriter;
import dateline.syndication.Moments;
import dateline.syndication.Retraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** The feeds of one story: its newest entries, and its key events. */
@Component
class StoryFeeds {

    private static final int ITEMS = 50;
    private static final Limit RETRACTIONS = Limit.of(100);

    private final Editions editions;
    private final Entries entries;
    private final StoryViews views;
    private final FeedIds ids;
    private final FeedItems items;
    private final FeedPerson publisher;

    StoryFeeds(Editions editions, Entries entries, StoryViews views, FeedIds ids, FeedItems items, Site site, Urls urls) {
        this.editions = editions;
        this.entries = entries;
        this.views = views;
        this.ids = ids;
        this.items = items;
        this.publisher = new FeedPerson(site.name(), urls.home());
    }

    /** Its newest entries; empty when there is no public story of that slug. */
    Optional<Document> entries(String slug, FeedWriter writer) {
        return editions.of(slug).map(edition -> print(
            feed(edition, "feed", edition.story().headline(), newest(edition), entry -> true), edition, writer));
    }

    /** Its newest key events. */
    Optional<Document> keyEvents(String slug, FeedWriter writer) {
        return editions.of(slug).map(edition -> print(
            feed(edition, "key-events", edition.story().headline() + ": key events", edition.keyEvents(), Entry::keyEvent), edition,
                writer));
    }

    private List<EntryView> newest(Edition edition) {
        List<EntryView> shown = new ArrayList<>(edition.newest().stream().map(Fragment::entry).toList());
        Optional<TimelinePage> page = edition.olderThan(edition.pages().getFirst());
        while (page.isPresent() && shown.stream().filter(entry -> !entry.isRetracted()).count() < ITEMS) {
            shown.addAll(views.page(edition.story(), page.get()));
            page = edition.olderThan(page.get());
        }
        return shown;
    }

    private Feed feed(Edition edition, String name, String title, List<EntryView> shown, Predicate<Entry> retracted) {
        StoryView story = edition.story();
        List<FeedItem> newest = shown.stream().filter(entry -> !entry.isRetracted()).limit(ITEMS)
            .map(entry -> items.entry(entry, story)).toList();
        List<Retraction> gone = entries.retracted(story.id(), RETRACTIONS).stream().filter(retracted).map(items::retraction).toList();
        return new Feed(ids.story(story.id(), story.published().instant()) + "/" + name, story.url() + "/" + name, story.url(), title,
            story.standfirst() == null ? story.headline() : story.standfirst(), story.language(),
            Optional.ofNullable(story.leadFigure()).map(FigureView::url).orElse(null), FeedItems.categories(story), publisher,
            story.updated().instant(), !story.isLive(), Moments.apart(newest), gone);
    }

    private static Document print(Feed feed, Edition edition, FeedWriter writer) {
        return FeedPrinter.print(feed, writer, edition.story().updated().instant(), Subjects.story(edition.id()));
    }
}
