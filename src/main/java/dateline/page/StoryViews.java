package dateline.page;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.TimelinePage;
import dateline.entry.TimelinePages;
import dateline.photo.Figure;
import dateline.photo.Photo;
import dateline.site.Urls;
import dateline.story.Section;
import dateline.story.Story;
import dateline.story.SummaryPoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes views of things. Called in a transaction where a thing is given. */
@Component
public class StoryViews {

    private final Entries entries;
    private final TimelinePages timeline;
    private final Urls urls;

    StoryViews(Entries entries, TimelinePages timeline, Urls urls) {
        this.entries = entries;
        this.timeline = timeline;
        this.urls = urls;
    }

    /** The view of a public story. */
    public StoryView story(Story story) {
        List<Long> numbers = story.summary().stream().map(SummaryPoint::entryNumber).filter(number -> number != null).toList();
        Set<Long> readable = numbers.isEmpty() ? Set.of()
            : entries.numbered(story.id(), numbers).stream().filter(Entry::isPublic).map(Entry::number).collect(Collectors.toSet());
        return StoryView.of(story, readable, urls);
    }

    public EntryView entry(Entry entry, StoryView story) {
        return EntryView.of(entry, story.slug(), story.zone(), urls);
    }

    public List<EntryView> entries(List<Entry> entries, StoryView story) {
        return entries.stream().map(entry -> entry(entry, story)).toList();
    }

    /** What readers see on a page of the story, newest first. */
    @Transactional(readOnly = true)
    public List<EntryView> page(StoryView story, TimelinePage page) {
        return entries(timeline.entries(story.id(), page), story);
    }

    /** An entry that is out, or was; empty when it never was. */
    @Transactional(readOnly = true)
    public Optional<EntryView> released(StoryView story, long number) {
        return entries.numbered(story.id(), number).filter(entry -> entry.releasedAt() != null).map(entry -> entry(entry, story));
    }

    public SectionView section(Section section) {
        return SectionView.of(section, urls);
    }

    /** A contributor's portrait and the like: a photo alone. */
    public FigureView photo(Photo photo) {
        return FigureView.of(new Figure(photo, photo.caption(), photo.alt()), urls);
    }
}
