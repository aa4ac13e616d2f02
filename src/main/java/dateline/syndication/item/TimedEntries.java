package dateline.syndication.item;

import dateline.entry.Entry;
import dateline.entry.timeline.ArchiveDocuments;
import dateline.entry.timeline.Timing;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.syndication.format.FeedItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Builds items from entries with their publication and change times. Must be called in a transaction. */
@Component
public class TimedEntries {

    private final ArchiveDocuments archiveDocuments;
    private final StoryViews views;

    TimedEntries(ArchiveDocuments archiveDocuments, StoryViews views) {
        this.archiveDocuments = archiveDocuments;
        this.views = views;
    }

    /** Builds an item from an entry of a given story. */
    public interface Maker<T> {
        T make(EntryView entry, Timing timing, StoryView story);
    }

    /** Builds items from the entries of one story, in their order. */
    public <T> Stream<T> of(StoryView story, List<Entry> entries, Maker<T> maker) {
        Map<Long, Timing> timing = archiveDocuments.timing(entries);
        return entries.stream()
                .map(entry ->
                        maker.make(views.entry(entry, story), Objects.requireNonNull(timing.get(entry.id())), story));
    }

    /** Builds any number of items from an entry of any story, which may be withdrawn. */
    public interface MakerAbroad {
        Stream<FeedItem> make(Entry entry, EntryView view, Timing timing, StoryView story);
    }

    /** Builds items from entries of any stories, in their order. */
    public Stream<FeedItem> abroad(List<Entry> entries, MakerAbroad maker) {
        Map<Long, Timing> timing = archiveDocuments.timing(entries);
        Map<Long, StoryView> seen =
                views.seen(entries.stream().map(Entry::story).toList());
        return entries.stream().flatMap(entry -> {
            StoryView story = Objects.requireNonNull(seen.get(entry.story().id()));
            return maker.make(entry, views.entry(entry, story), Objects.requireNonNull(timing.get(entry.id())), story);
        });
    }
}
