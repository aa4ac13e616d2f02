package dateline.publishing.view;

import dateline.entry.Entries;
import dateline.entry.Entries.ReadableEntry;
import dateline.entry.Entry;
import dateline.entry.timeline.TimelinePage;
import dateline.entry.timeline.TimelinePages;
import dateline.photo.Figure;
import dateline.photo.Photo;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Urls;
import dateline.story.Story;
import dateline.story.SummaryPoint;
import dateline.story.section.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builds views of stories, entries and photos. A method that takes an entity must be called inside a transaction. */
@Component
public class StoryViews {

    private final Entries entries;
    private final TimelinePages timeline;
    private final Languages languages;
    private final Urls urls;

    StoryViews(Entries entries, TimelinePages timeline, Languages languages, Urls urls) {
        this.entries = entries;
        this.timeline = timeline;
        this.languages = languages;
        this.urls = urls;
    }

    /** The view of a public story. */
    public StoryView story(Story story) {
        List<Long> numbers = numbers(story);
        Set<Long> readable = numbers.isEmpty()
                ? Set.of()
                : entries.numbered(story.id(), numbers).stream()
                        .filter(Entry::isPublic)
                        .map(Entry::number)
                        .collect(Collectors.toSet());
        return StoryView.of(
                story,
                Objects.requireNonNull(story.coverage().publishedAt()),
                readable,
                languages.of(story.language()),
                urls);
    }

    /** The views of public stories by id. The number of queries does not depend on the number of stories. */
    public Map<Long, StoryView> stories(Collection<Story> stories) {
        Map<Long, Story> each = new LinkedHashMap<>();
        stories.forEach(story -> each.putIfAbsent(story.id(), story));
        Map<Long, Set<Long>> readable = readable(each.values());
        Map<Long, StoryView> views = new LinkedHashMap<>();
        each.forEach((id, story) -> views.put(
                id,
                StoryView.of(
                        story,
                        Objects.requireNonNull(story.coverage().publishedAt()),
                        readable.getOrDefault(id, Set.of()),
                        languages.of(story.language()),
                        urls)));
        return views;
    }

    private Map<Long, Set<Long>> readable(Collection<Story> stories) {
        List<String> ids = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        stories.forEach(story -> numbers(story).forEach(number -> {
            ids.add(String.valueOf(story.id()));
            numbers.add(String.valueOf(number));
        }));
        return ids.isEmpty()
                ? Map.of()
                : entries.readable(String.join(",", ids), String.join(",", numbers)).stream()
                        .collect(Collectors.groupingBy(
                                ReadableEntry::getStory,
                                Collectors.mapping(ReadableEntry::getNumber, Collectors.toSet())));
    }

    /** The numbers of the entries that a story links to. */
    private static List<Long> numbers(Story story) {
        return Stream.concat(
                        story.summary().stream().map(SummaryPoint::entryNumber), Stream.ofNullable(story.leadEntry()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * The view that readers would have of a story, published or not.
     *
     * @param now      the time of publication to assume for an unpublished story
     * @param readable the numbers of the entries that the story may link to
     */
    public StoryView ahead(Story story, Instant now, Set<Long> readable) {
        return StoryView.of(
                story,
                Objects.requireNonNullElse(story.coverage().publishedAt(), now),
                readable,
                languages.of(story.language()),
                urls);
    }

    /**
     * The views, by id, of stories that readers see or saw before they were withdrawn. Withdrawn ones are only good for
     * their name, language and zone. The number of queries is constant.
     */
    public Map<Long, StoryView> seen(Collection<Story> stories) {
        Map<Long, StoryView> views = new LinkedHashMap<>(
                stories(stories.stream().filter(Story::isPublic).toList()));
        stories.stream()
                .filter(story -> !story.isPublic())
                .forEach(story -> views.computeIfAbsent(
                        story.id(),
                        id -> ahead(
                                story, Objects.requireNonNull(story.coverage().seenFrom()), Set.of())));
        return views;
    }

    public EntryView entry(Entry entry, StoryView story) {
        return EntryView.of(entry, Objects.requireNonNull(entry.publishedAt()), story, urls);
    }

    /** The view that readers would have of an entry, published or not. An entry without a time gets {@code now}. */
    public EntryView ahead(Entry entry, Instant now, StoryView story) {
        return EntryView.of(entry, Objects.requireNonNullElse(entry.publishedAt(), now), story, urls);
    }

    public List<EntryView> entries(List<Entry> entries, StoryView story) {
        return entries.stream().map(entry -> entry(entry, story)).toList();
    }

    /** The entries that readers see on a page of the story, newest first. */
    @Transactional(readOnly = true)
    public List<EntryView> page(StoryView story, TimelinePage page) {
        return entries(timeline.entries(story.id(), page), story);
    }

    /** An entry that is published, or was before it was retracted. Empty when it never was. */
    @Transactional(readOnly = true)
    public Optional<EntryView> released(StoryView story, long number) {
        return entries.numbered(story.id(), number)
                .filter(entry -> entry.publication().releasedAt() != null)
                .map(entry -> entry(entry, story));
    }

    /** The readable entry before this one in time. */
    @Transactional(readOnly = true)
    public Optional<EntryView> older(StoryView story, EntryView entry) {
        return entries.olderThan(story.id(), entry.time().instant(), entry.number(), Limit.of(1)).stream()
                .findFirst()
                .map(one -> entry(one, story));
    }

    /** The readable entry after this one in time. */
    @Transactional(readOnly = true)
    public Optional<EntryView> newer(StoryView story, EntryView entry) {
        return entries.newerThan(story.id(), entry.time().instant(), entry.number(), Limit.of(1)).stream()
                .findFirst()
                .map(one -> entry(one, story));
    }

    public SectionView section(Section section) {
        return SectionView.of(section, urls);
    }

    /** A photo outside of an entry, such as a contributor's portrait. */
    public FigureView photo(Photo photo) {
        return FigureView.of(new Figure(photo, photo.caption(), photo.alt()), urls);
    }
}
