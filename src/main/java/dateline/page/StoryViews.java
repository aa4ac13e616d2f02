package dateline.page;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.site.Urls;
import dateline.story.Section;
import dateline.story.Story;
import dateline.story.SummaryPoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes views of things; called in a transaction. */
@Component
public class StoryViews {

    private final Entries entries;
    private final Urls urls;

    StoryViews(Entries entries, Urls urls) {
        this.entries = entries;
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

    public SectionView section(Section section) {
        return SectionView.of(section, urls);
    }
}
