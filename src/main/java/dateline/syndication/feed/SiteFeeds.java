package dateline.syndication.feed;

import dateline.contributor.Contributors;
import dateline.entry.Entries;
import dateline.entry.Entries.LastNotice;
import dateline.entry.Entry;
import dateline.entry.timeline.Timing;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.CachedResponse;
import dateline.publishing.cache.SurrogateKeys;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.section.Sections;
import dateline.story.section.Tags;
import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedHead;
import dateline.syndication.format.FeedItem;
import dateline.syndication.format.FeedTimes;
import dateline.syndication.format.Paging;
import dateline.syndication.format.Retraction;
import dateline.syndication.item.FeedHeads;
import dateline.syndication.item.FeedItems;
import dateline.syndication.item.TimedEntries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
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

/** Builds the feeds across stories: of the site, of a section, of a tag, of a contributor. */
@Component
class SiteFeeds {

    private static final Limit STORIES = Limit.of(40);
    private static final Limit ENTRIES = Limit.of(50);
    private static final int LATEST = 5;

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

    SiteFeeds(
            Stories stories,
            Sections sections,
            Tags tags,
            Contributors contributors,
            Entries entries,
            StoryViews views,
            FeedItems items,
            TimedEntries timed,
            FeedHeads heads,
            Languages languages,
            Site site,
            Urls urls) {
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

    /** The site's stories, one item each. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> stories() {
        return Optional.of(draft(head(FeedAddress.site(site.name())), ofStories(stories.seen(STORIES))));
    }

    /** The site's newest entries, across all stories. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> updates() {
        return Optional.of(draft(
                head(FeedAddress.updates(site.name()).in(languages.own(), "updates", site.name())),
                ofEntries(entries.shownEverywhere(ENTRIES), entries.retractedEverywhere(ENTRIES))));
    }

    /** The site's corrections, retractions and withdrawn stories, one item each. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> corrections() {
        List<Entry> corrected = entries.correctedEverywhere(ENTRIES);
        List<Entry> retracted = entries.noticesEverywhere(ENTRIES);
        List<Story> withdrawn = stories.withdrawn(ENTRIES);
        Stream<FeedItem> all = Stream.of(
                        timed.abroad(corrected, this::corrections),
                        timed.abroad(
                                retracted, (entry, view, timing, story) -> Stream.of(items.retraction(view, story))),
                        withdrawals(withdrawn))
                .flatMap(items -> items);
        Content content = Content.of(
                all.sorted(Comparator.comparing(FeedItem::published).reversed()).limit(ENTRIES.max()),
                List.of(),
                Stream.concat(
                                Stream.concat(corrected.stream(), retracted.stream())
                                        .map(Entry::story),
                                withdrawn.stream())
                        .toList());
        return Optional.of(draft(
                head(FeedAddress.corrections(site.name()).in(languages.own(), "corrections", site.name())), content));
    }

    private Stream<FeedItem> withdrawals(List<Story> withdrawn) {
        Map<Long, StoryView> seen = views.seen(withdrawn);
        return withdrawn.stream()
                .map(story -> items.withdrawal(
                        Objects.requireNonNull(seen.get(story.id())),
                        Objects.requireNonNull(story.coverage().withdrawnAt())));
    }

    private Stream<FeedItem> corrections(Entry entry, EntryView view, Timing timing, StoryView story) {
        Instant withdrawn = entry.story().coverage().withdrawnAt();
        if (withdrawn != null) {
            return items.withdrawnCorrections(entry, view, story, withdrawn);
        }
        return view.isRetracted()
                ? items.correctionsOfRetracted(entry, view, story)
                : items.corrections(view, timing, story);
    }

    /** The stories of a section; empty when readers find none there. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> section(String slug) {
        List<Story> found = stories.seen(slug, STORIES);
        return sections.findBySlug(slug)
                .filter(section -> !found.isEmpty())
                .map(section -> list(
                                urls.section(slug),
                                FeedAddress.section(views.section(section), site.name()),
                                ofStories(found))
                        .labelled(SurrogateKeys.section(slug)));
    }

    /** The stories with a tag; empty when there is no such tag. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> tag(String slug) {
        return tags.find(slug).map(tag -> {
            entries.planForValues();
            return list(
                    urls.tag(slug),
                    FeedAddress.tag(tag.name(), urls.path(urls.tag(slug)), site.name()),
                    ofStories(stories.seenTagged(tag.forms(), STORIES)));
        });
    }

    /**
     * The newest entries that credit a contributor. When no entry ever did, the stories that do; empty when there are
     * none of these either.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<FeedContent> contributor(String slug) {
        return contributors.findBySlug(slug).flatMap(who -> {
            entries.planForValues();
            Content ofEntries =
                    ofEntries(entries.shownCredited(who.id(), ENTRIES), entries.retractedCredited(who.id(), ENTRIES));
            Content content = ofEntries.isBlank() ? ofStories(stories.seenCredited(who.id(), STORIES)) : ofEntries;
            FeedAddress address = FeedAddress.contributor(who.name(), urls.path(urls.contributor(slug)), site.name());
            return content.isBlank()
                    ? Optional.empty()
                    : Optional.of(
                            list(urls.contributor(slug), address, content).labelled(SurrogateKeys.contributor(slug)));
        });
    }

    /** Whether the feed of a section, tag or contributor exists, without building it. */
    @Transactional(readOnly = true)
    boolean isThere(FeedName name) {
        return switch (name.kind()) {
            case SECTION -> !stories.seen(name.slug(), Limit.of(1)).isEmpty();
            case TAG -> tags.find(name.slug()).isPresent();
            default ->
                contributors
                        .findBySlug(name.slug())
                        .filter(who -> !entries.shownCredited(who.id(), Limit.of(1))
                                        .isEmpty()
                                || !entries.retractedCredited(who.id(), Limit.of(1))
                                        .isEmpty()
                                || !stories.seenCredited(who.id(), Limit.of(1)).isEmpty())
                        .isPresent();
        };
    }

    /** The items and tombstones of a feed, when they last changed, and the ids of the stories that they are from. */
    private record Content(List<FeedItem> items, List<Retraction> retractions, Instant changed, Set<Long> storyIds) {

        static Content of(Stream<FeedItem> items, List<Retraction> retractions, Collection<Story> stories) {
            Instant changed = Stream.concat(
                            stories.stream().map(Story::changedAt),
                            retractions.stream().map(Retraction::at))
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            List<FeedItem> all = FeedTimes.apart(items.toList());
            // Items withdrawn with their story are not among the retractions, so their tombstones are added here.
            Set<String> known = retractions.stream().map(Retraction::id).collect(Collectors.toSet());
            Stream<Retraction> more = all.stream()
                    .filter(item ->
                            item.retraction() != null && item.retraction().id().equals(item.id()))
                    .map(item -> Objects.requireNonNull(item.retraction()))
                    .filter(gone -> !known.contains(gone.id()));
            Set<Long> storyIds = stories.stream().map(Story::id).collect(Collectors.toSet());
            return new Content(all, Stream.concat(retractions.stream(), more).toList(), changed, storyIds);
        }

        /** The same, with something from these stories too. */
        Content showing(Stream<Long> more) {
            return new Content(
                    items,
                    retractions,
                    changed,
                    Stream.concat(storyIds.stream(), more).collect(Collectors.toSet()));
        }

        boolean isBlank() {
            return items.isEmpty() && retractions.isEmpty();
        }
    }

    private Content ofStories(List<Story> found) {
        Map<Long, List<Entry>> latest = found.isEmpty()
                ? Map.of()
                : entries.newest(found.stream().map(Story::id).toList(), LATEST).stream()
                        .collect(Collectors.groupingBy(entry -> entry.story().id()));
        Map<Long, Instant> retracted = found.isEmpty()
                ? Map.of()
                : entries.lastNotices(found.stream().map(Story::id).toList()).stream()
                        .collect(Collectors.toMap(LastNotice::getStoryId, LastNotice::getAt));
        Map<Long, StoryView> seen = views.seen(found);
        return Content.of(
                found.stream()
                        .map(story -> {
                            StoryView view = Objects.requireNonNull(seen.get(story.id()));
                            Instant withdrawn = story.coverage().withdrawnAt();
                            return withdrawn != null
                                    ? items.withdrawn(view, withdrawn)
                                    : items.story(
                                            view,
                                            views.entries(latest.getOrDefault(story.id(), List.of()), view),
                                            retracted.get(story.id()));
                        })
                        .sorted(Comparator.comparing(FeedItem::updated)
                                .reversed()
                                .thenComparing(FeedItem::id)),
                List.of(),
                found);
    }

    private Content ofEntries(List<Entry> found, List<Entry> retracted) {
        return Content.of(
                        timed.abroad(found, (entry, view, timing, story) -> {
                            Instant withdrawn = entry.story().coverage().withdrawnAt();
                            return Stream.of(
                                    withdrawn == null
                                            ? items.entryInSiteFeed(view, timing, story)
                                            : items.withdrawn(view, timing, story, withdrawn));
                        }),
                        retracted.stream().map(items::retraction).toList(),
                        found.stream().map(Entry::story).toList())
                .showing(retracted.stream().map(entry -> entry.story().id()));
    }

    private FeedHead head(FeedAddress address) {
        return heads.ofSite(address, null, List.of());
    }

    /** The feed of a section, a tag or a contributor, whose page has that URL. */
    private FeedContent list(String url, FeedAddress address, Content content) {
        FeedContent draft = draft(head(address), content);
        return new FeedContent(
                draft.feed(),
                draft.zone(),
                draft.modified(),
                CachedResponse.listed(urls.path(url), content.storyIds()),
                Set.of());
    }

    private FeedContent draft(FeedHead head, Content content) {
        Feed feed = new Feed(
                head, Paging.newest(head.address()), content.changed(), false, content.items(), content.retractions());
        // Uses the latest change of the whole site: when a story leaves the feed, the time must not go back.
        Instant latest = stories.lastChange().orElse(null);
        return new FeedContent(feed, ZoneId.of(site.timeZone()), latest, Set.of(SurrogateKeys.SITE), Set.of());
    }
}
