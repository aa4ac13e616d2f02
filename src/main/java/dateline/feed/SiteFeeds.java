package dateline.feed;

import dateline.contributor.Contributors;
import dateline.edition.Subjects;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.page.FeedAddress;
import dateline.page.StoryView;
import dateline.page.StoryViews;
import dateline.site.Languages;
import dateline.site.Site;
import dateline.site.Urls;
import dateline.story.Sections;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.Tags;
import dateline.syndication.Feed;
import dateline.syndication.FeedHead;
import dateline.syndication.FeedItem;
import dateline.syndication.Moments;
import dateline.syndication.Paging;
import dateline.syndication.Retraction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The feeds that reach across stories: of the site, of a section, of a tag, of a contributor. */
@Component
class SiteFeeds {

    private static final Limit STORIES = Limit.of(40);
    private static final Limit ENTRIES = Limit.of(50);
    private static final int LATEST = 5;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Stories stories;
    private final Sections sections;
    private final Tags tags;
    private final Contributors contributors;
    private final Entries entries;
    private final StoryViews views;
    private final FeedItems items;
    private final TimedEntries timed;
    private final FeedHeads heads;
    private final Languages languages;
    private final Site site;
    private final Urls urls;

    SiteFeeds(Stories stories, Sections sections, Tags tags, Contributors contributors, Entries entries, StoryViews views, FeedItems items,
              TimedEntries timed, FeedHeads heads, Languages languages, Site site, Urls urls) {
        this.stories = stories;
        this.sections = sections;
        this.tags = tags;
        this.contributors = contributors;
        this.entries = entries;
        this.views = views;
        this.items = items;
        this.timed = timed;
        this.heads = heads;
        this.languages = languages;
        this.site = site;
        this.urls = urls;
    }

    /** The site's stories, an item each. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Draft> stories() {
        return Optional.of(draft(head(FeedAddress.site(site.name())), ofStories(stories.front(STORIES))));
    }

    /** The site's newest entries, whatever their story. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Draft> updates() {
        return Optional.of(draft(head(FeedAddress.updates(site.name()).in(languages.own(), "updates", site.name())),
            ofEntries(entries.everywhere(ENTRIES), entries.retractedEverywhere(ENTRIES))));
    }

    /** What the site had to correct, a correction each. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Draft> corrections() {
        List<Entry> found = entries.correctedEverywhere(ENTRIES);
        Content content = Content.of(timed.abroad(found, items::corrections).sorted(Comparator.comparing(FeedItem::published).reversed())
            .limit(ENTRIES.max()), List.of(), found.stream().map(Entry::story).toList());
        return Optional.of(draft(head(FeedAddress.corrections(site.name()).in(languages.own(), "corrections", site.name())), content));
    }

    /** A section's stories; empty when readers find none in it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Draft> section(String slug) {
        List<Story> found = stories.front(slug, STORIES);
        return sections.findBySlug(slug).filter(section -> !found.isEmpty())
            .map(section -> draft(head(FeedAddress.section(views.section(section), site.name())), ofStories(found))
                .labelled(Subjects.section(slug)));
    }

    /** The stories that bear a tag; empty when none does. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Draft> tag(String slug) {
        return tags.find(slug).map(tag -> draft(head(FeedAddress.tag(tag.name(), urls.path(urls.tag(slug)), site.name())),
            ofStories(stories.tagged(tag.forms(), STORIES))));
    }

    /** The newest entries that credit someone; empty when none ever did. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Draft> contributor(String slug) {
        return contributors.findBySlug(slug).flatMap(who -> {
            Content content = ofEntries(entries.credited(who.id(), END, Long.MAX_VALUE, ENTRIES),
                entries.retractedCredited(who.id(), ENTRIES));
            FeedAddress address = FeedAddress.contributor(who.name(), urls.path(urls.contributor(slug)), site.name());
            return content.isBlank() ? Optional.empty() : Optional.of(draft(head(address), content).labelled(Subjects.contributor(slug)));
        });
    }

    /** Whether there is the feed of that section, tag or contributor. */
    @Transactional(readOnly = true)
    boolean isThere(FeedName name) {
        return switch (name.kind()) {
            case SECTION -> !stories.front(name.slug(), Limit.of(1)).isEmpty();
            case TAG -> tags.find(name.slug()).isPresent();
            default -> contributors.findBySlug(name.slug()).filter(who -> !entries.credited(who.id(), END, Long.MAX_VALUE, Limit.of(1)).isEmpty()
                || !entries.retractedCredited(who.id(), Limit.of(1)).isEmpty()).isPresent();
        };
    }

    /** What a feed holds, and when that last changed. */
    private record Content(List<FeedItem> items, List<Retraction> retractions, Instant changed) {

        static Content of(Stream<FeedItem> items, List<Retraction> retractions, Collection<Story> stories) {
            Instant changed = Stream.concat(stories.stream().map(Story::changedAt), retractions.stream().map(Retraction::at))
                .max(Instant::compareTo).orElse(Instant.EPOCH);
            return new Content(Moments.apart(items.toList()), retractions, changed);
        }

        boolean isBlank() {
            return items.isEmpty() && retractions.isEmpty();
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
        return Content.of(timed.abroad(found, (entry, timing, story) -> Stream.of(items.entryAbroad(entry, timing, story))),
            retracted.stream().map(items::retraction).toList(), found.stream().map(Entry::story).toList());
    }

    private FeedHead head(FeedAddress address) {
        return heads.ofSite(address, null, List.of());
    }

    private Draft draft(FeedHead head, Content content) {
        Feed feed = new Feed(head, Paging.newest(head.address()), content.changed(), false, content.items(), content.retractions());
        // A story that leaves a feed takes its time with it: the whole site's latest change never goes back.
        Instant latest = stories.latestBefore(END, Long.MAX_VALUE, Limit.of(1)).stream().map(Story::changedAt).findFirst().orElse(null);
        return new Draft(feed, ZoneId.of(site.timeZone()), latest, Set.of(Subjects.SITE), Set.of());
    }
}
