package dateline.publishing.view;

import dateline.contributor.Role;
import dateline.entry.Embed;
import dateline.entry.Entry;
import dateline.entry.timeline.TimelineKey;
import dateline.platform.language.Words;
import dateline.platform.settings.Urls;
import dateline.platform.text.Markup;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry as readers see it. A retracted entry contains nothing of what it said, only its time, its number and the
 * retraction notice.
 *
 * @param anchor     its element id on the story's page, {@code entry-12}
 * @param path       the path of its permalink
 * @param url        its permalink, absolute
 * @param title      the headline, or the first words, for lists, feeds and the page's title; begins with "Unverified:"
 *                   when the entry is unverified
 * @param headline   null when it has none
 * @param body       clean HTML, may be empty
 * @param excerpt    the first words, without markup, with the same prefix
 * @param day        the day it is shown under, in the story's zone
 * @param hour       the hour in the story's zone, "8 p.m."
 * @param sort       orders entries by time when compared as text; for the page's script
 * @param unverified whether readers see a note that it still needs checking
 * @param lead       whether it is the story's lead entry
 * @param updated    when it was last corrected or marked as updated; null if never
 * @param retracted  when it was retracted; null when it was not
 * @param silent     whether it was retracted without a notice; then it is shown nowhere
 * @param reason     why it was retracted, for readers; may be null
 */
@RecordBuilder
public record EntryView(
        long number,
        long version,
        String anchor,
        String url,
        String path,
        String title,
        @Nullable String headline,
        String body,
        String excerpt,
        TimeView time,
        LocalDate day,
        String hour,
        String sort,
        boolean keyEvent,
        boolean unverified,
        boolean lead,
        @Nullable TimeView updated,
        List<FigureView> figures,
        List<EmbedView> embeds,
        List<CorrectionView> corrections,
        List<CreditView> credits,
        @Nullable TimeView retracted,
        boolean silent,
        @Nullable String reason)
        implements EntryViewBuilder.With {

    private static final int TITLE = 90;
    private static final int EXCERPT = 240;
    /** Number of photos up to which all are shown. */
    private static final int MOST_FIGURES = 8;
    /** Number of photos shown of an entry that has more. */
    private static final int FIRST_FIGURES = 6;

    /** Returns the photos that are shown at once. */
    public List<FigureView> shownFigures() {
        return figures.size() > MOST_FIGURES ? figures.subList(0, FIRST_FIGURES) : figures;
    }

    /** Returns the photos that are shown on request; none when the entry has few. */
    public List<FigureView> foldedFigures() {
        return figures.subList(shownFigures().size(), figures.size());
    }

    /**
     * The view of an entry.
     *
     * @param at the time to show; a retracted entry is reduced to its notice
     */
    static EntryView of(Entry entry, Instant at, StoryView story, Urls urls) {
        String url = urls.entry(story.slug(), entry.number());
        ZoneId zone = story.zone();
        Words words = story.words();
        TimeView time = TimeView.of(at, zone, words);
        LocalDate day = time.instant().atZone(zone).toLocalDate();
        String hour = words.hour(time.instant(), zone);
        String sort = sortOf(new TimelineKey(time.instant(), entry.number()));
        String anchor = "entry-" + entry.number();
        if (entry.publication().retractedAt() != null) {
            return EntryViewBuilder.builder()
                    .number(entry.number())
                    .version(entry.version())
                    .anchor(anchor)
                    .url(url)
                    .path(urls.path(url))
                    .title(words.say("entry.retracted"))
                    .headline(null)
                    .body("")
                    .excerpt("")
                    .time(time)
                    .day(day)
                    .hour(hour)
                    .sort(sort)
                    .keyEvent(false)
                    .unverified(false)
                    .lead(false)
                    .updated(null)
                    .figures(List.of())
                    .embeds(List.of())
                    .corrections(List.of())
                    .credits(List.of())
                    .retracted(TimeView.of(entry.publication().retractedAt(), zone, words))
                    .silent(!entry.publication().leavesNotice())
                    .reason(entry.publication().retractionReason())
                    .build();
        }
        List<FigureView> figures = entry.figures().stream()
                .map(figure -> FigureView.of(figure, urls))
                .toList();
        return EntryViewBuilder.builder()
                .number(entry.number())
                .version(entry.version())
                .anchor(anchor)
                .url(url)
                .path(urls.path(url))
                .title(said(entry, title(entry, figures, words), words))
                .headline(entry.headline())
                .body(entry.body())
                .excerpt(said(entry, Markup.excerpt(entry.body(), EXCERPT), words))
                .time(time)
                .day(day)
                .hour(hour)
                .sort(sort)
                .keyEvent(entry.keyEvent())
                .unverified(entry.unverified())
                .lead(Objects.equals(story.lead(), entry.number()))
                .updated(
                        entry.publication().updatedAt() == null
                                ? null
                                : TimeView.of(entry.publication().updatedAt(), zone, words))
                .figures(figures)
                .embeds(entry.embeds().stream().map(EntryView::embed).toList())
                .corrections(entry.corrections().stream()
                        .map(correction -> CorrectionView.of(correction, zone, words))
                        .toList())
                .credits(CreditView.of(entry.credits(), words, urls))
                .retracted(null)
                .silent(false)
                .reason(null)
                .build();
    }

    /** A position in the timeline as {@code sort} has it. */
    public static String sortOf(TimelineKey key) {
        return "%016d-%010d".formatted(key.publishedAt().toEpochMilli() + 62_135_596_800_000L, key.number());
    }

    /** Its position in the timeline. */
    public TimelineKey key() {
        return new TimelineKey(time.instant(), number);
    }

    public boolean isRetracted() {
        return retracted != null;
    }

    /**
     * Its body as pages show it: a long one is folded, and its tables can be scrolled sideways.
     *
     * @param table the accessible name of a table without a caption
     */
    public Fold fold(String table) {
        return Fold.of(body).withTables(table);
    }

    /** The people credited as authors, in order. */
    public List<PersonView> authors() {
        return credits.stream()
                .filter(credit -> credit.role().equals(Role.AUTHOR.word()))
                .flatMap(credit -> credit.people().stream())
                .distinct()
                .toList();
    }

    private static EmbedView embed(Embed embed) {
        return new EmbedView(
                embed.url(),
                Objects.requireNonNullElse(embed.title(), embed.url()),
                Objects.requireNonNullElse(embed.provider(), ""));
    }

    /** Prefixes an unverified entry's text for places where nothing else shows that it is unverified. */
    private static String said(Entry entry, String words, Words language) {
        return entry.unverified() && !words.isEmpty() ? unverified(words, language) : words;
    }

    /** The words with the prefix of unverified entries: "Unverified: Explosion heard at the port". */
    public static String unverified(String words, Words language) {
        return language.say("entry.unverified") + " " + words;
    }

    private static String title(Entry entry, List<FigureView> figures, Words words) {
        if (entry.headline() != null) {
            return entry.headline();
        }
        String first = Markup.excerpt(entry.body(), TITLE);
        if (first.isEmpty() && !figures.isEmpty()) {
            String caption = figures.getFirst().caption();
            first = caption == null ? words.say("entry.photo") : Markup.cut(caption, TITLE);
        }
        if (first.isEmpty() && !entry.embeds().isEmpty()) {
            first = Markup.cut(embed(entry.embeds().getFirst()).title(), TITLE);
        }
        return first.isEmpty() ? words.say("entry.numbered", entry.number()) : first;
    }
}
