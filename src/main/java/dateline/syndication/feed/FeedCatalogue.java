package dateline.syndication.feed;

import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import dateline.contributor.Credit;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.StoryViews;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import dateline.story.section.Sections;
import dateline.story.section.Tag;
import dateline.story.section.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the site's feeds: for the page of all feeds, for OPML, and for WebSub when a story changes. */
@Component
public class FeedCatalogue {

    private static final Limit STORIES = Limit.of(100);
    private static final Limit PEOPLE = Limit.of(200);
    private static final Limit MOST_CREDITED = Limit.of(100);
    private static final Set<ChangeKind> OF_THE_STORY =
            EnumSet.of(ChangeKind.STORY, ChangeKind.OPENED, ChangeKind.ENDED);

    private final Stories stories;
    private final Sections sections;
    private final Tags tags;
    private final Contributors contributors;
    private final Entries entries;
    private final StoryViews views;
    private final Languages languages;
    private final Site site;
    private final Urls urls;

    FeedCatalogue(
            Stories stories,
            Sections sections,
            Tags tags,
            Contributors contributors,
            Entries entries,
            StoryViews views,
            Languages languages,
            Site site,
            Urls urls) {
        this.stories = stories;
        this.sections = sections;
        this.tags = tags;
        this.contributors = contributors;
        this.entries = entries;
        this.views = views;
        this.languages = languages;
        this.site = site;
        this.urls = urls;
    }

    /** Returns the feeds across all stories: stories, entries, corrections. */
    public List<FeedAddress> ofSite() {
        return List.of(
                FeedAddress.site(site.name()),
                FeedAddress.updates(site.name()).in(languages.own(), "updates", site.name()),
                FeedAddress.corrections(site.name()).in(languages.own(), "corrections", site.name()));
    }

    /** Returns the feeds of sections with stories. */
    public List<FeedAddress> ofSections() {
        return sections.withStories().stream()
                .map(section -> FeedAddress.section(views.section(section), site.name()))
                .toList();
    }

    /**
     * Feeds of tags with stories.
     *
     * @param initials the initials of the slugs of all tags, in order; empty when {@code feeds} has all of them
     */
    public record TagFeeds(List<FeedAddress> feeds, NavigableSet<String> initials) {}

    /** Returns the feeds of the most used tags, at most that many. */
    public TagFeeds ofMostUsedTags(int most) {
        List<FeedAddress> found = tags.mostUsed(most + 1).stream().map(this::of).toList();
        return found.size() > most
                ? new TagFeeds(found.subList(0, most), tags.initials())
                : new TagFeeds(found, new TreeSet<>());
    }

    /** Returns the feeds of the tags whose slug has that initial, in the order of the slugs. */
    public TagFeeds ofTags(String initial) {
        List<FeedAddress> found =
                tags.withInitial(initial).stream().map(this::of).toList();
        return new TagFeeds(found, found.isEmpty() ? new TreeSet<>() : tags.initials());
    }

    /** Returns the feeds of the stories changed last, each story's entries before its key events. */
    public List<FeedAddress> ofStories() {
        return stories.front(STORIES).stream().flatMap(this::ofStory).toList();
    }

    /** Returns the feeds of contributors who are known to readers, by name. */
    public List<FeedAddress> ofContributors() {
        return contributors.known(PEOPLE).stream().map(this::of).toList();
    }

    /**
     * Returns the feeds that changes of a story may affect: possibly each of them, certainly no other. Empty for a
     * story that readers never saw. A withdrawn story has no feeds of its own any more; feeds across stories announce
     * the withdrawal. Feeds that only lost an item are not included: the log does not say from whom a change took a
     * credit, for example.
     */
    @Transactional(readOnly = true)
    public List<FeedAddress> changed(long storyId, List<Change> changes) {
        Story story = stories.findById(storyId)
                .filter(one -> one.isPublic() || one.coverage().seenFrom() != null)
                .orElse(null);
        if (story == null) {
            return List.of();
        }
        Set<FeedAddress> found =
                new LinkedHashSet<>(story.isPublic() ? ofStory(story).toList() : List.of());
        found.addAll(ofSite());
        if (!story.isPublic()) {
            story.section().ifPresent(section -> found.add(FeedAddress.section(views.section(section), site.name())));
            entries.from(storyId, Instant.EPOCH, 0, MOST_CREDITED).stream()
                    .flatMap(entry -> entry.credits().stream())
                    .map(Credit::people)
                    .flatMap(List::stream)
                    .distinct()
                    .forEach(person -> found.add(of(person)));
            // A tag without public stories still has a feed, but is in no list.
            tagsOf(story).forEach(found::add);
        }
        if (changes.stream().anyMatch(change -> OF_THE_STORY.contains(change.kind()))) {
            // The log does not record the story's former section and tags.
            found.addAll(ofSections());
            tags.withStories().stream().map(this::of).forEach(found::add);
        } else {
            story.section().ifPresent(section -> found.add(FeedAddress.section(views.section(section), site.name())));
            tagsOf(story).forEach(found::add);
        }
        Stream.concat(story.credits().stream().map(Credit::people).flatMap(List::stream), credited(storyId, changes))
                .distinct()
                .forEach(person -> found.add(of(person)));
        return new ArrayList<>(found);
    }

    private Stream<FeedAddress> tagsOf(Story story) {
        return story.tags().stream()
                .map(Tags::slug)
                .distinct()
                .flatMap(slug -> tags.find(slug).stream())
                .map(this::of);
    }

    private FeedAddress of(Tag tag) {
        return FeedAddress.tag(tag.name(), urls.path(urls.tag(tag.slug())), site.name());
    }

    private Stream<FeedAddress> ofStory(Story story) {
        String path = urls.path(urls.story(story.slug()));
        return Stream.of(
                FeedAddress.story(story.headline(), path),
                FeedAddress.keyEvents(story.headline(), path)
                        .in(languages.of(story.language()), "keyEvents", story.headline()));
    }

    private FeedAddress of(Contributor person) {
        return FeedAddress.contributor(person.name(), urls.path(urls.contributor(person.slug())), site.name());
    }

    private Stream<Contributor> credited(long storyId, List<Change> changes) {
        Set<Long> numbers = changes.stream()
                .map(Change::entryNumber)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Entry> changed = numbers.isEmpty() ? List.of() : entries.numbered(storyId, numbers);
        return changed.stream()
                .filter(entry -> entry.publication().releasedAt() != null)
                .flatMap(entry -> entry.credits().stream())
                .map(Credit::people)
                .flatMap(List::stream)
                .distinct();
    }
}
