package dateline.edition;

import dateline.entry.TimelineKey;
import dateline.entry.TimelinePage;
import dateline.page.EntryView;
import dateline.page.Fragment;
import dateline.page.StoryView;
import dateline.story.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public story as it stands at one seq: what its own page shows, rendered, and its latest changes. It never changes; a change of the story
 * makes the next edition, which takes over every fragment that still stands.
 *
 * @param newest    the entries of the story's own page, newest first
 * @param pages     how its timeline is cut, newest first
 * @param pinned    the copy of the pinned entry at the top; null when none is
 * @param keyEvents the newest key events
 * @param regions   the parts of the page around the timeline, by element id
 * @param recent    its latest changes, oldest first, without a gap up to {@code seq}
 * @param first     the time its first entry that can be read is headed with; null where there is none
 * @param touched   the entries those changes happened to, as they stand now; none for one that left no trace
 */
public record Edition(
        StoryView story,
        List<Fragment> newest,
        List<TimelinePage> pages,
        @Nullable Fragment pinned,
        List<EntryView> keyEvents,
        @Nullable Instant first,
        Map<String, String> regions,
        List<Change> recent,
        Map<Long, Fragment> touched) {

    public long id() {
        return story.id();
    }

    public long seq() {
        return story.seq();
    }

    /** The story with the start of its coverage as pages tell it: no later than the first entry. */
    public StoryView begun() {
        return story.startedBy(first);
    }

    public ZoneId zone() {
        return story.zone();
    }

    /** The day whose year goes without saying. */
    public LocalDate latestDay() {
        return story.updated().instant().atZone(zone()).toLocalDate();
    }

    /** The older page of that address. */
    public Optional<TimelinePage> page(long number) {
        return pages.stream()
                .filter(page -> page.number() != null && page.number() == number)
                .findFirst();
    }

    /** The stretch of the timeline that holds the place. */
    public TimelinePage page(TimelineKey key) {
        return pages.stream().filter(page -> page.holds(key)).findFirst().orElseThrow();
    }

    /** The next older stretch; empty at the start of coverage. */
    public Optional<TimelinePage> olderThan(TimelinePage page) {
        int at = pages.indexOf(page) + 1;
        return at < pages.size() ? Optional.of(pages.get(at)) : Optional.empty();
    }

    /** The next newer stretch; empty on the story's own page. */
    public Optional<TimelinePage> newerThan(TimelinePage page) {
        int at = pages.indexOf(page) - 1;
        return at >= 0 ? Optional.of(pages.get(at)) : Optional.empty();
    }

    /** Where a stretch is read: the story's own path for the newest. */
    public String path(TimelinePage page) {
        return page.number() == null ? story.path() : story.path() + "/page/" + page.number();
    }

    /** The changes after {@code seq}, oldest first; empty when they are not all at hand, or there never was such a seq. */
    public Optional<List<Change>> after(long seq) {
        if (seq > seq() || seq < 0 || seq < seq() - recent.size()) {
            return Optional.empty();
        }
        return Optional.of(recent.subList((int) (recent.size() - (seq() - seq)), recent.size()));
    }

    /** Roughly how much memory it holds, in bytes. */
    int weight() {
        int html =
                newest.stream().mapToInt(fragment -> fragment.html().length()).sum();
        int latest = touched.values().stream()
                .mapToInt(fragment -> fragment.html().length())
                .sum();
        return 2 * (html + latest) + 400 * (recent.size() + keyEvents.size()) + 10_000;
    }
}
