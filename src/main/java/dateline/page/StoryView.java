package dateline.page;

import dateline.contributor.Role;
import dateline.site.Markup;
import dateline.site.Slugs;
import dateline.site.Urls;
import dateline.story.Change;
import dateline.story.Story;
import dateline.story.Tags;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public story as readers see it, without its entries.
 *
 * @param status    {@code live} or {@code ended}
 * @param seq       the latest change this view knows of: where its stream goes on from
 * @param dir       {@code ltr} or {@code rtl}, by the language
 * @param published when it first came out; {@code updated} when readers were last told something
 * @param opened    when coverage opened; {@code ended} when it ended, null while it is open
 * @param changed   when its pages last changed, if only by a small fix: for {@code Last-Modified}
 * @param authors   those credited as authors of the story, for the byline
 */
public record StoryView(long id, String slug, String url, String path, String headline, @Nullable String standfirst, @Nullable SectionView section,
                        List<String> tags, String language, String dir, ZoneId zone, String status, long seq, TimeView published, TimeView updated,
                        TimeView opened, @Nullable TimeView ended, @Nullable FigureView leadFigure, List<SummaryView> summary,
                        List<CreditView> credits, List<PersonView> authors, Instant changed) {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "iw", "ji", "ku", "ps", "sd", "ug", "ur", "yi");

    /** @param readable the numbers of entries that summary points may lead to */
    static StoryView of(Story story, Set<Long> readable, Urls urls) {
        ZoneId zone = story.zone();
        String url = urls.story(story.slug());
        Instant published = Objects.requireNonNull(story.publishedAt());
        List<CreditView> credits = story.credits().stream().map(credit -> CreditView.of(credit, urls)).toList();
        return new StoryView(story.id(), story.slug(), url, urls.path(url), story.headline(), story.standfirst(),
            story.section().map(section -> SectionView.of(section, urls)).orElse(null), story.tags(), story.language(),
            RIGHT_TO_LEFT.contains(story.locale().getLanguage()) ? "rtl" : "ltr", zone, story.status().word(), story.seq(),
            TimeView.of(published, zone), TimeView.of(story.updatedAt(), zone),
            TimeView.of(Objects.requireNonNullElse(story.coverageOpenedAt(), published), zone),
            story.coverageEndedAt() == null ? null : TimeView.of(story.coverageEndedAt(), zone),
            story.leadFigure().map(figure -> FigureView.of(figure, urls)).orElse(null),
            story.summary().stream().map(point -> new SummaryView(point.text(), point.entryNumber(), point.entryNumber() == null
                || !readable.contains(point.entryNumber()) ? null : urls.path(urls.entry(story.slug(), point.entryNumber())))).toList(),
            credits, credits.stream().filter(credit -> credit.role().equals(Role.AUTHOR.word())).flatMap(credit -> credit.people().stream()).toList(),
            story.changedAt());
    }

    /** The same story after changes that were not its own: its entries'. */
    public StoryView after(List<Change> changes) {
        TimeView told = changes.stream().filter(change -> change.kind().isTold()).reduce((first, second) -> second)
            .map(change -> TimeView.of(change.changedAt(), zone)).orElse(updated);
        return moved(changes.getLast().seq(), told, changes.getLast().changedAt());
    }

    /** The same story as of the moments of another view of it. */
    public StoryView at(StoryView other) {
        return moved(other.seq, other.updated, other.changed);
    }

    private StoryView moved(long seq, TimeView updated, Instant changed) {
        return new StoryView(id, slug, url, path, headline, standfirst, section, tags, language, dir, zone, status, seq, published, updated, opened,
            ended, leadFigure, summary, credits, authors, changed);
    }

    public boolean isLive() {
        return ended == null;
    }

    /** For cards and feeds: the standfirst, or the headline where there is none. */
    public String description() {
        return standfirst == null ? headline : Markup.cut(standfirst, 300);
    }

    /** The tags, each with the way to all stories that bear it. */
    public List<TagView> tagged() {
        return tags.stream().map(tag -> new TagView(tag, "/tags/" + Slugs.encoded(Tags.slug(tag)))).toList();
    }
}
