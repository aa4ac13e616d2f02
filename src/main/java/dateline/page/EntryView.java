package dateline.page;

import dateline.contributor.Role;
import dateline.entry.Embed;
import dateline.entry.Entry;
import dateline.entry.TimelineKey;
import dateline.site.Markup;
import dateline.site.Urls;
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
 * @param title     its headline, or its first words: for lists, feeds and the tab
 * @param headline  null where it has none
 * @param body      clean HTML, may be empty
 * @param excerpt   the first words, without markup
 * @param day       the day in the story's zone that it stands under
 * @param sort      orders entries as text, newest last: for the page's script
 * @param unverified whether what it says still needs checking, which readers are told
 * @param updated   when it was last corrected or marked as updated; null when never
 * @param retracted when it was retracted; null while it stands
 * @param silent    whether it was retracted without a notice: nothing of it is shown anywhere
 * @param reason    why, told to readers; may be null
 */
public record EntryView(long number, long version, String anchor, String url, String path, String title, @Nullable String headline, String body,
                        String excerpt, TimeView time, LocalDate day, String sort, boolean keyEvent, boolean unverified, @Nullable TimeView updated,
                        List<FigureView> figures, List<EmbedView> embeds, List<CorrectionView> corrections, List<CreditView> credits, @Nullable TimeView retracted,
                        boolean silent, @Nullable String reason) {

    private static final int TITLE = 90;
    private static final int EXCERPT = 240;

    /** The view of an entry that was published; a retracted one is reduced to its notice. */
    public static EntryView of(Entry entry, String slug, ZoneId zone, Urls urls) {
        String url = urls.entry(slug, entry.number());
        TimeView time = TimeView.of(Objects.requireNonNull(entry.publishedAt()), zone);
        LocalDate day = time.instant().atZone(zone).toLocalDate();
        String sort = "%016d-%010d".formatted(time.instant().toEpochMilli() + 62_135_596_800_000L, entry.number());
        String anchor = "entry-" + entry.number();
        if (entry.retractedAt() != null) {
            return new EntryView(entry.number(), entry.version(), anchor, url, urls.path(url), "Retracted", null, "", "", time, day, sort, false, false, null,
                List.of(), List.of(), List.of(), List.of(), TimeView.of(entry.retractedAt(), zone), !entry.leavesNotice(), entry.retractionReason());
        }
        List<FigureView> figures = entry.figures().stream().map(figure -> FigureView.of(figure, urls)).toList();
        return new EntryView(entry.number(), entry.version(), anchor, url, urls.path(url), title(entry, figures), entry.headline(), entry.body(),
            Markup.excerpt(entry.body(), EXCERPT), time, day, sort, entry.keyEvent(), entry.unverified(),
            entry.updatedAt() == null ? null : TimeView.of(entry.updatedAt(), zone), figures,
            entry.embeds().stream().map(EntryView::embed).toList(),
            entry.corrections().stream().map(correction -> new CorrectionView(correction.text(), TimeView.of(correction.correctedAt(), zone))).toList(),
            entry.credits().stream().map(credit -> CreditView.of(credit, urls)).toList(), null, false, null);
    }

    /** Its place in the timeline. */
    public TimelineKey key() {
        return new TimelineKey(time.instant(), number);
    }

    public boolean isRetracted() {
        return retracted != null;
    }

    /** Those credited as authors, in order. */
    public List<PersonView> authors() {
        return credits.stream().filter(credit -> credit.role().equals(Role.AUTHOR.word())).flatMap(credit -> credit.people().stream()).distinct()
            .toList();
    }

    private static EmbedView embed(Embed embed) {
        return new EmbedView(embed.url(), Objects.requireNonNullElse(embed.title(), embed.url()), Objects.requireNonNullElse(embed.provider(), ""));
    }

    private static String title(Entry entry, List<FigureView> figures) {
        if (entry.headline() != null) {
            return entry.headline();
        }
        String words = Markup.excerpt(entry.body(), TITLE);
        if (words.isEmpty() && !figures.isEmpty()) {
            String caption = figures.getFirst().caption();
            words = caption == null ? "Photo" : Markup.cut(caption, TITLE);
        }
        if (words.isEmpty() && !entry.embeds().isEmpty()) {
            words = Markup.cut(embed(entry.embeds().getFirst()).title(), TITLE);
        }
        return words.isEmpty() ? "Update " + entry.number() : words;
    }
}
