package dateline.publishing.edition;

import dateline.entry.timeline.TimelineKey;
import dateline.entry.timeline.TimelinePage;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.StoryView;
import dateline.story.change.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public story at one seq of its change log: the rendered content of its own page, and its latest changes. Immutable.
 * A change of the story makes a new edition, which shares all fragments that are still valid.
 *
 * @param newest    the entries of the story's own page, newest first
 * @param pages     the pages of its timeline, newest first
 * @param pinned    the copy of the pinned entry at the top of the page; null when no entry is pinned
 * @param keyEvents the newest key events
 * @param regions   the HTML of the page's parts around the timeline, by element id
 * @param recent    the latest changes, oldest first, without a gap up to {@code seq}
 * @param first     the displayed time of the first readable entry; null when there is none
 * @param touched   the entries that those changes affected, as they are now, by number; an entry that left no notice is
 *                  missing
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

    /** The story, with the start of coverage that pages show: no later than its first entry. */
    public StoryView begun() {
        return story.startedBy(first);
    }

    public ZoneId zone() {
        return story.zone();
    }

    /** The day of the latest change other than a silent edit. Days in the same year are shown without the year. */
    public LocalDate latestDay() {
        return story.updated().instant().atZone(zone()).toLocalDate();
    }

    /** The older page with that number in its address. */
    public Optional<TimelinePage> page(long number) {
        return pages.stream()
                .filter(page -> page.number() != null && page.number() == number)
                .findFirst();
    }

    /** The page of the timeline that holds this position. */
    public TimelinePage page(TimelineKey key) {
        return pages.stream().filter(page -> page.holds(key)).findFirst().orElseThrow();
    }

    /** The next older page. Empty at the start of coverage. */
    public Optional<TimelinePage> olderThan(TimelinePage page) {
        int at = pages.indexOf(page) + 1;
        return at < pages.size() ? Optional.of(pages.get(at)) : Optional.empty();
    }

    /** The next newer page. Empty on the story's own page. */
    public Optional<TimelinePage> newerThan(TimelinePage page) {
        int at = pages.indexOf(page) - 1;
        return at >= 0 ? Optional.of(pages.get(at)) : Optional.empty();
    }

    /** The path of a page: the story's own path for the newest one. */
    public String path(TimelinePage page) {
        return page.number() == null ? story.path() : story.path() + "/page/" + page.number();
    }

    /**
     * The changes after {@code seq}, oldest first. Empty when this edition no longer has all of them, or when
     * {@code seq} is beyond its own.
     */
    public Optional<List<Change>> after(long seq) {
        if (seq > seq() || seq < 0 || seq < seq() - recent.size()) {
            return Optional.empty();
        }
        return Optional.of(recent.subList((int) (recent.size() - (seq() - seq)), recent.size()));
    }

    /** An estimate of the memory it takes, in bytes. */
    int weight() {
        int html =
                newest.stream().mapToInt(fragment -> fragment.html().length()).sum();
        int latest = touched.values().stream()
                .mapToInt(fragment -> fragment.html().length())
                .sum();
        return 2 * (html + latest) + 400 * (recent.size() + keyEvents.size()) + 10_000;
    }
}
