package dateline.publishing.view;

import dateline.contributor.Role;
import dateline.platform.language.Words;
import dateline.platform.settings.Urls;
import dateline.platform.text.Markup;
import dateline.platform.text.Slugs;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryEvent;
import dateline.story.change.Change;
import dateline.story.section.Tags;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public story as readers see it, without its entries.
 *
 * @param status    {@code upcoming}, {@code live} or {@code ended}
 * @param seq       the latest change that this view includes; the page's event stream continues from it
 * @param dir       {@code ltr} or {@code rtl}, by the language
 * @param published when it was first published
 * @param updated   the time of the last change other than a silent edit
 * @param opened    when coverage opened
 * @param ended     when coverage ended; null while it is open
 * @param changed   when its pages last changed in any way: for {@code Last-Modified}
 * @param starts    when coverage of an upcoming story is planned to start; null for any other
 * @param ends      when coverage is planned to end, for JSON-LD; null when there is no plan, or coverage has ended
 * @param leadEntry the number of the lead entry
 * @param lead      the same when readers can read that entry, else null
 * @param event     the event the story is about, for JSON-LD; null for none
 * @param words     the language's phrases and formats
 * @param authors   the people credited as authors, for the byline
 */
@RecordBuilder
public record StoryView(
        long id,
        String slug,
        String url,
        String path,
        String headline,
        @Nullable String standfirst,
        @Nullable SectionView section,
        List<String> tags,
        String language,
        String dir,
        ZoneId zone,
        String status,
        long seq,
        TimeView published,
        TimeView updated,
        TimeView opened,
        @Nullable TimeView ended,
        @Nullable FigureView leadFigure,
        List<SummaryView> summary,
        List<CreditView> credits,
        List<PersonView> authors,
        Instant changed,
        @Nullable TimeView starts,
        @Nullable TimeView ends,
        @Nullable Long leadEntry,
        @Nullable Long lead,
        @Nullable Event event,
        Words words)
        implements StoryViewBuilder.With {

    /** The event the story is about. It appears only in JSON-LD. */
    public record Event(String name, TimeView starts, String location) {

        static Event of(StoryEvent event, ZoneId zone, Words words) {
            return new Event(
                    Objects.requireNonNull(event.name()),
                    TimeView.of(Objects.requireNonNull(event.startsAt()), zone, words),
                    Objects.requireNonNull(event.location()));
        }
    }

    /**
     * @param published when the story was published, or a time to assume
     * @param readable  the numbers of the entries that summary points and the headline may link to
     */
    static StoryView of(Story story, Instant published, Set<Long> readable, Words words, Urls urls) {
        ZoneId zone = story.zone();
        String url = urls.story(story.slug());
        List<CreditView> credits = CreditView.of(story.credits(), words, urls);
        return StoryViewBuilder.builder()
                .id(story.id())
                .slug(story.slug())
                .url(url)
                .path(urls.path(url))
                .headline(story.headline())
                .standfirst(story.standfirst())
                .section(story.section()
                        .map(section -> SectionView.of(section, urls))
                        .orElse(null))
                .tags(story.tags())
                .language(story.language())
                .dir(words.direction())
                .zone(zone)
                .status(story.status().word())
                .seq(story.seq())
                .published(TimeView.of(published, zone, words))
                .updated(TimeView.of(story.updatedAt(), zone, words))
                .opened(TimeView.of(Objects.requireNonNullElse(story.coverage().openedAt(), published), zone, words))
                .ended(
                        story.coverage().endedAt() == null
                                ? null
                                : TimeView.of(story.coverage().endedAt(), zone, words))
                .leadFigure(story.leadFigure()
                        .map(figure -> FigureView.of(figure, urls))
                        .orElse(null))
                .summary(story.summary().stream()
                        .map(point -> new SummaryView(
                                point.text(),
                                point.entryNumber(),
                                point.entryNumber() == null || !readable.contains(point.entryNumber())
                                        ? null
                                        : urls.path(urls.entry(story.slug(), point.entryNumber()))))
                        .toList())
                .credits(credits)
                .authors(credits.stream()
                        .filter(credit -> credit.role().equals(Role.AUTHOR.word()))
                        .flatMap(credit -> credit.people().stream())
                        .toList())
                .changed(story.changedAt())
                .starts(
                        story.status() != Status.UPCOMING || story.coverage().startsAt() == null
                                ? null
                                : TimeView.of(story.coverage().startsAt(), zone, words))
                .ends(
                        story.coverage().endsAt() == null
                                ? null
                                : TimeView.of(story.coverage().endsAt(), zone, words))
                .leadEntry(story.leadEntry())
                .lead(story.leadEntry() != null && readable.contains(story.leadEntry()) ? story.leadEntry() : null)
                .event(story.event().map(event -> Event.of(event, zone, words)).orElse(null))
                .words(words)
                .build();
    }

    /** The same story after changes of its entries. Not for changes of the story itself. */
    public StoryView after(List<Change> changes) {
        TimeView told = changes.stream()
                .filter(change -> change.kind().isTold())
                .reduce((first, second) -> second)
                .map(change -> TimeView.of(change.changedAt(), zone, words))
                .orElse(updated);
        return moved(changes.getLast().seq(), told, changes.getLast().changedAt());
    }

    /** The same story with the seq and times of another view of it. */
    public StoryView at(StoryView other) {
        return moved(other.seq, other.updated, other.changed);
    }

    private StoryView moved(long seq, TimeView updated, Instant changed) {
        return with().seq(seq).updated(updated).changed(changed).build();
    }

    /**
     * The same with the start of coverage no later than its first entry: an entry may be dated before the story was
     * opened.
     *
     * @param first null when there is no entry
     */
    public StoryView startedBy(@Nullable Instant first) {
        return first == null || !first.isBefore(opened.instant()) ? this : withOpened(TimeView.of(first, zone, words));
    }

    /** The same with all times in another zone: a front shows stories of several zones together. */
    public StoryView in(ZoneId other) {
        return with().zone(other)
                .published(moved(published, other))
                .updated(moved(updated, other))
                .opened(moved(opened, other))
                .ended(ended == null ? null : moved(ended, other))
                .starts(starts == null ? null : moved(starts, other))
                .ends(ends == null ? null : moved(ends, other))
                .build();
    }

    private TimeView moved(TimeView time, ZoneId other) {
        return TimeView.of(time.instant(), other, words);
    }

    /** The story's feeds, as pages link to them. */
    public List<FeedLink> feeds() {
        return FeedLink.ofStory(this);
    }

    /** Whether coverage has not ended. */
    public boolean isLive() {
        return ended == null;
    }

    public boolean isUpcoming() {
        return starts != null;
    }

    /** "8:02 p.m. EST, Nov. 3, 2014": shorter than the full form, for phones. */
    public String brief(TimeView at) {
        return words.brief(at.instant(), zone);
    }

    /** Whether there was a change, other than a silent edit, after coverage had ended. */
    public boolean isUpdatedSince() {
        return ended != null && updated.instant().isAfter(ended.instant());
    }

    /** The path of the lead entry; null when there is none. */
    public @Nullable String leadPath() {
        return lead == null ? null : path + "/" + lead;
    }

    /** The standfirst, cut to 300 characters, or the headline when there is none. For cards and feeds. */
    public String description() {
        return standfirst == null ? headline : Markup.cut(standfirst, 300);
    }

    /** The tags, each with the path of its front. */
    public List<TagView> tagged() {
        return tags.stream()
                .map(tag -> new TagView(tag, "/tags/" + Slugs.encoded(Tags.slug(tag))))
                .toList();
    }
}
