package dateline.feed;

import dateline.contributor.Contributor;
import dateline.contributor.Contributors;
import dateline.contributor.Credit;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.page.FeedAddress;
import dateline.page.StoryViews;
import dateline.site.Languages;
import dateline.site.Site;
import dateline.site.Urls;
import dateline.story.Change;
import dateline.story.ChangeKind;
import dateline.story.Sections;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.Tag;
import dateline.story.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every feed there is: for the page that lists them, for OPML, and for who is to be told when one changes. */
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

    /** The site's own feeds. */
    public List<FeedAddress> ofSite() {
        return List.of(
                FeedAddress.site(site.name()),
                FeedAddress.updates(site.name()).in(languages.own(), "updates", site.name()),
                FeedAddress.corrections(site.name()).in(languages.own(), "corrections", site.name()));
    }

    public List<FeedAddress> ofSections() {
        return sections.withStories().stream()
                .map(section -> FeedAddress.section(views.section(section), site.name()))
                .toList();
    }

    public List<FeedAddress> ofTags() {
        return tags.withStories().stream().map(this::of).toList();
    }

    /** Of the stories that changed last: each one's entries, then its key events. */
    public List<FeedAddress> ofStories() {
        return stories.front(STORIES).stream().flatMap(this::ofStory).toList();
    }

    /** Of the people readers know of, by name. */
    public List<FeedAddress> ofContributors() {
        return contributors.known(PEOPLE).stream().map(this::of).toList();
    }

    /**
     * The feeds that changes of a story can show in, each perhaps and none but these; empty for a story that readers never saw. One that
     * was withdrawn has no feeds of its own any more, and those across stories say so. What a change took away from someone or something
     * is not known here: their feeds lose an item and gain none.
     */
    @Transactional(readOnly = true)
    public List<FeedAddress> changed(long storyId, List<Change> changes) {
        Story story = stories.findById(storyId)
                .filter(one -> one.isPublic() || one.seenFrom() != null)
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
            // Of a tag that no public story bears any longer there is a feed, but it is in no list.
            story.tags().stream()
                    .map(Tags::slug)
                    .distinct()
                    .flatMap(slug -> tags.find(slug).stream())
                    .forEach(tag -> found.add(of(tag)));
        }
        if (changes.stream().anyMatch(change -> OF_THE_STORY.contains(change.kind()))) {
            // Where it was before is not in the log.
            found.addAll(ofSections());
            found.addAll(ofTags());
        } else {
            story.section().ifPresent(section -> found.add(FeedAddress.section(views.section(section), site.name())));
            Set<String> slugs = story.tags().stream().map(Tags::slug).collect(Collectors.toSet());
            tags.withStories().stream()
                    .filter(tag -> slugs.contains(tag.slug()))
                    .forEach(tag -> found.add(of(tag)));
        }
        credited(storyId, changes).forEach(person -> found.add(of(person)));
        return new ArrayList<>(found);
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
                .filter(entry -> entry.releasedAt() != null)
                .flatMap(entry -> entry.credits().stream())
                .map(Credit::people)
                .flatMap(List::stream)
                .distinct();
    }
}
