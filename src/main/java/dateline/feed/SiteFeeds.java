package dateline.feed;

import dateline.contributor.Contributors;
import dateline.edition.Document;
import dateline.edition.Subjects;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.page.EntryView;
import dateline.page.StoryView;
import dateline.page.StoryViews;
import dateline.site.Site;
import dateline.site.Urls;
import dateline.story.Sections;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.syndication.Feed;
import dateline.syndication.FeedItem;
import dateline.syndication.FeedPerson;
import dateline.syndication.FeedWriter;
import dateline.syndication.Moments;
import dateline.syndication.Retraction;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The feeds that reach across stories: of the site, of a section, of a contributor. */
@Component
class SiteFeeds {

    private static final Limit STORIES = Limit.of(40);
    private static final Limit ENTRIES = Limit.of(50);
    private static final int LATEST = 5;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Stories stories;
    private final Sections sections;
    private final Contributors contributors;
    private final Entries entries;
    private final StoryViews views;
    private final FeedItems items;
    private final Site site;
    private final Urls urls;

    SiteFeeds(Stories stories, Sections sections, Contributors contributors, Entries entries, StoryViews views, FeedItems items, Site site,
              Urls urls) {
        this.stories = stories;
        this.sections = sections;
        this.contributors = contributors;
        this.entries = entries;
        this.views = views;
        this.items = items;
        this.site = site;
        this.urls = urls;
    }

    /** The site's stories, an item each. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Document> stories(FeedWriter writer) {
        return Optional.of(print(feed(urls.home(), "feed", site.name(), ofStories(stories.front(STORIES))), writer));
    }

    /** The site's newest entries, whatever their story. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Document> updates(FeedWriter writer) {
        return Optional.of(print(feed(urls.home(), "updates", site.name() + ": all updates",
            ofEntries(entries.everywhere(ENTRIES), entries.retractedEverywhere(ENTRIES))), writer));
    }

    /** A section's stories; empty when readers find none in it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Document> section(String slug, FeedWriter writer) {
        List<Story> found = stories.front(slug, STORIES);
        return sections.findBySlug(slug).filter(section -> !found.isEmpty())
            .map(section -> print(feed(urls.section(slug), "/feed", section.name() + " – " + site.name(), ofStories(found)), writer)
                .labelled(Set.of(Subjects.section(slug))));
    }

    /** The newest entries that credit someone; empty when none ever did. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Document> contributor(String slug, FeedWriter writer) {
        return contributors.findBySlug(slug).map(who -> feed(urls.contributor(slug), "/feed", who.name() + " – " + site.name(),
                ofEntries(entries.credited(who.id(), END, Long.MAX_VALUE, ENTRIES), entries.retractedCredited(who.id(), ENTRIES))))
            .filter(feed -> !feed.isBlank()).map(feed -> print(feed, writer).labelled(Set.of(Subjects.contributor(slug))));
    }

    /** What a feed holds, and when that last changed. */
    private record Content(List<FeedItem> items, List<Retraction> retractions, Instant changed) {

        static Content of(Stream<FeedItem> items, List<Retraction> retractions, Collection<Story> stories) {
            Instant changed = Stream.concat(stories.stream().map(Story::changedAt), retractions.stream().map(Retraction::at))
                .max(Instant::compareTo).orElse(Instant.EPOCH);
            return new Content(Moments.apart(items.toList()), retractions, changed);
        }
    }

    private Content ofStories(List<Story> found) {
        Map<Long, List<Entry>> latest = found.isEmpty() ? Map.of() : entries.newest(found.stream().map(Story::id).toList(), LATEST).stream()
            .collect(Collectors.groupingBy(entry -> entry.story().id()));
        return Content.of(found.stream().map(story -> {
            StoryView view = views.story(story);
            return items.story(view, views.entries(latest.getOrDefault(story.id(), List.of()), view));
        }).sorted(Comparator.comparing(FeedItem::updated).reversed().thenComparing(FeedItem::id)), List.of(), found);
    }

    private Content ofEntries(List<Entry> found, List<Entry> retracted) {
        Map<Long, StoryView> seen = new HashMap<>();
        Stream<FeedItem> made = found.stream().map(entry -> {
            StoryView story = seen.computeIfAbsent(entry.story().id(), id -> views.story(entry.story()));
            return items.entryAbroad(views.entry(entry, story), story);
        });
        return Content.of(made, retracted.stream().map(items::retraction).toList(), found.stream().map(Entry::story).toList());
    }

    private Feed feed(String page, String name, String title, Content content) {
        return new Feed(page + name, page + name, page, title, Objects.requireNonNullElse(site.tagline(), title), site.language(), null,
            List.of(), new FeedPerson(site.name(), urls.home()), content.changed(), false, content.items(), content.retractions());
    }

    private Document print(Feed feed, FeedWriter writer) {
        // A story that leaves a feed takes its time with it: the whole site's latest change never goes back.
        Optional<Instant> latest = stories.latestBefore(END, Long.MAX_VALUE, Limit.of(1)).stream().map(Story::changedAt).findFirst();
        return FeedPrinter.print(feed, writer, latest.orElse(null), Subjects.SITE);
    }
}
