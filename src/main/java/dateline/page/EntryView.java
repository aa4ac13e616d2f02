package dateline.page;

import dateline.contributor.Role;
import dateline.entry.Embed;
import dateline.entry.Entry;
import dateline.entry.TimelineKey;
import dateline.site.Markup;
import dateline.site.Urls;
import dateline.site.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry as readers see it. A retracted one carries no word of what it said: only its time, its number and the notice.
 *
 * @param anchor    its id on the story's page, {@code entry-12}
 * @param path      its permalink below the site's address; {@code url} is the whole of it
 * @param title     its headline, or its first words: for lists, feeds and the tab; begins with "Unverified:" where that is so
 * @param headline  null where it has none
 * @param body      clean HTML, may be empty
 * @param excerpt   the first words, without markup, marked in the same way
 * @param day       the day in the story's zone that it stands under
 * @param hour      the hour there, "8 p.m."
 * @param sort      orders entries as text, newest last: for the page's script
 * @param unverified whether what it says still needs checking, which readers are told
 * @param lead      whether the headline of the story speaks of it
 * @param updated   when it was last corrected or marked as updated; null when never
 * @param retracted when it was retracted; null while it stands
 * @param silent    whether it was retracted without a notice: nothing of it is shown anywhere
 * @param reason    why, told to readers; may be null
 */
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
        @Nullable String reason) {

    private static final int TITLE = 90;
    private static final int EXCERPT = 240;

    /** The view of an entry as it is headed with that time; a retracted one is reduced to its notice. */
    static EntryView of(Entry entry, Instant at, StoryView story, Urls urls) {
        String url = urls.entry(story.slug(), entry.number());
        ZoneId zone = story.zone();
        Words words = story.words();
        TimeView time = TimeView.of(at, zone, words);
        LocalDate day = time.instant().atZone(zone).toLocalDate();
        String hour = words.hour(time.instant(), zone);
        String sort = "%016d-%010d".formatted(time.instant().toEpochMilli() + 62_135_596_800_000L, entry.number());
        String anchor = "entry-" + entry.number();
        if (entry.retractedAt() != null) {
            return new EntryView(
                    entry.number(),
                    entry.version(),
                    anchor,
                    url,
                    urls.path(url),
                    words.say("entry.retracted"),
                    null,
                    "",
                    "",
                    time,
                    day,
                    hour,
                    sort,
                    false,
                    false,
                    false,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    TimeView.of(entry.retractedAt(), zone, words),
                    !entry.leavesNotice(),
                    entry.retractionReason());
        }
        List<FigureView> figures = entry.figures().stream()
                .map(figure -> FigureView.of(figure, urls))
                .toList();
        return new EntryView(
                entry.number(),
                entry.version(),
                anchor,
                url,
                urls.path(url),
                said(entry, title(entry, figures, words), words),
                entry.headline(),
                entry.body(),
                said(entry, Markup.excerpt(entry.body(), EXCERPT), words),
                time,
                day,
                hour,
                sort,
                entry.keyEvent(),
                entry.unverified(),
                Objects.equals(story.lead(), entry.number()),
                entry.updatedAt() == null ? null : TimeView.of(entry.updatedAt(), zone, words),
                figures,
                entry.embeds().stream().map(EntryView::embed).toList(),
                entry.corrections().stream()
                        .map(correction -> CorrectionView.of(correction, zone, words))
                        .toList(),
                entry.credits().stream()
                        .map(credit -> CreditView.of(credit, words, urls))
                        .toList(),
                null,
                false,
                null);
    }

    /** Its place in the timeline. */
    public TimelineKey key() {
        return new TimelineKey(time.instant(), number);
    }

    public boolean isRetracted() {
        return retracted != null;
    }

    /** Its body as a page shows it: a long one in two parts. */
    public Fold fold() {
        return Fold.of(body);
    }

    /** Those credited as authors, in order. */
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

    /** Words of an entry away from it, where nothing else says that they still need checking. */
    private static String said(Entry entry, String words, Words language) {
        return entry.unverified() && !words.isEmpty() ? unverified(words, language) : words;
    }

    /** "Unverified: Explosion heard at the port". */
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
