package dateline.newsroom.entries;

import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryContentBuilder;
import dateline.entry.EntryStatus;
import dateline.newsroom.form.ClosingCredits;
import dateline.newsroom.form.CreditForm;
import dateline.newsroom.form.FigureForm;
import dateline.newsroom.form.TypedText;
import dateline.newsroom.form.WallClock;
import dateline.platform.error.Checks;
import dateline.platform.text.Markup;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the composer submits it.
 *
 * @param body       HTML; plain text (typed without JavaScript) is split into paragraphs
 * @param plain      whether the body was typed without JavaScript
 * @param when       {@code now} (on a published entry: keep its time), {@code at} a past time, or {@code later} at a
 *                   future time
 * @param at         that time in the story's zone, {@code 2014-11-03T20:02}
 * @param offset     selects one of two moments when the local time occurs twice
 * @param key        the idempotency key of this composer
 * @param version    the version the editor saw
 * @param updated    whether readers see that the entry was updated
 * @param unverified whether the entry still needs checking
 * @param action     {@code publish}, {@code open} (publish, and open the coverage of an announced story),
 *                   {@code submit}, {@code draft}, or {@code keep} (keep the status)
 */
@RecordBuilder
public record EntryForm(
        @Nullable String headline,
        @Nullable String body,
        @Nullable Boolean plain,
        List<FigureForm> figures,
        List<CreditForm> credits,
        List<EmbedForm> embeds,
        @Nullable String when,
        @Nullable String at,
        @Nullable String offset,
        @Nullable Boolean keyEvent,
        @Nullable Boolean pin,
        @Nullable String key,
        @Nullable Long version,
        @Nullable Boolean updated,
        @Nullable Boolean unverified,
        @Nullable String action)
        implements EntryFormBuilder.With {

    // Higher than any limit of EntryService, whose own errors are more precise.
    private static final int MOST_ROWS = 100;

    public EntryForm {
        // Data binding passes null for what was not sent.
        figures = FigureForm.filled(figures);
        credits = CreditForm.filled(credits);
        embeds = EmbedForm.filled(embeds);
        when = when == null || when.isBlank() ? "now" : when;
    }

    /** Returns an empty form with its idempotency key. */
    static EntryForm blank(String key) {
        return EntryFormBuilder.builder()
                .headline(null)
                .body(null)
                .plain(null)
                .figures(List.of())
                .credits(List.of())
                .embeds(List.of())
                .when(null)
                .at(null)
                .offset(null)
                .keyEvent(null)
                .pin(null)
                .key(key)
                .version(null)
                .updated(null)
                .unverified(null)
                .action(null)
                .build();
    }

    /** Returns a form with the entry's current content. */
    static EntryForm of(Entry entry, ZoneId zone) {
        return of(entry.content(), entry, zone);
    }

    /** Returns a form with the content of one of the entry's versions. */
    static EntryForm of(EntryContent content, Entry entry, ZoneId zone) {
        String when = switch (entry.status()) {
            case SCHEDULED -> "later";
            case DRAFT, SUBMITTED -> content.publishedAt() == null ? "now" : "at";
            default -> "now";
        };
        return EntryFormBuilder.builder()
                .headline(content.headline())
                .body(content.body())
                .plain(null)
                .figures(content.figures().stream().map(FigureForm::of).toList())
                .credits(content.credits().stream().map(CreditForm::of).toList())
                .embeds(content.embeds().stream().map(EmbedForm::of).toList())
                .when(when)
                .at(WallClock.shown(content.publishedAt(), zone))
                .offset(null)
                .keyEvent(content.keyEvent())
                .pin(null)
                .key(null)
                .version(entry.version())
                .updated(null)
                .unverified(content.unverified())
                .action(null)
                .build();
    }

    /** Returns the parts that two editors may both have changed. The time is one part. */
    Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("headline", Objects.requireNonNullElse(headline, ""));
        parts.put("body", Markup.clean(Objects.requireNonNullElse(html(), "")));
        parts.put("figures", figures);
        parts.put("credits", credits);
        parts.put("embeds", embeds);
        parts.put("time", new Time(when, at));
        parts.put("keyEvent", isKeyEvent());
        parts.put("unverified", isUnverified());
        return parts;
    }

    /** Returns a copy with other parts. */
    @SuppressWarnings("unchecked")
    EntryForm with(Map<String, ? extends @Nullable Object> parts) {
        Time time = (Time) Objects.requireNonNull(parts.get("time"));
        return with().headline((String) parts.get("headline"))
                .body((String) parts.get("body"))
                .figures(FigureForm.filled((List<FigureForm>) parts.get("figures")))
                .credits(CreditForm.filled((List<CreditForm>) parts.get("credits")))
                .embeds(EmbedForm.filled((List<EmbedForm>) parts.get("embeds")))
                .when(time.when())
                .at(time.at())
                .offset(time.equals(new Time(when, at)) ? offset : null)
                .keyEvent((Boolean) parts.get("keyEvent"))
                .unverified((Boolean) parts.get("unverified"))
                .build();
    }

    /** The time part: how the time is chosen, and which. */
    record Time(@Nullable String when, @Nullable String at) {}

    /** Returns a copy in which credits at the end of the text are rows, unless a row says the same already. */
    EntryForm withClosingCredits() {
        return ClosingCredits.in(body)
                .map(closing -> with().body(closing.body())
                        .credits(Stream.concat(
                                        credits.stream(),
                                        closing.credits().stream().map(CreditForm::of))
                                .distinct()
                                .toList())
                        .build())
                .orElse(this);
    }

    /** Returns a copy with more figures. */
    EntryForm with(List<FigureForm> more) {
        return withFigures(Stream.concat(figures.stream(), more.stream()).toList());
    }

    /** Returns a copy with another version and idempotency key. */
    EntryForm at(@Nullable Long current, @Nullable String freshKey) {
        return with().key(freshKey).version(current).build();
    }

    /** Returns a copy to be published now. */
    public EntryForm now() {
        return with().when("now").at(null).offset(null).action("publish").build();
    }

    /** Returns a copy to be a draft or submitted for review; it keeps its time. */
    public EntryForm stepping(EntryStatus next) {
        return with().when(at == null || at.isBlank() ? "now" : "at")
                .action(next == EntryStatus.SUBMITTED ? "submit" : "draft")
                .build();
    }

    public boolean isKeyEvent() {
        return Boolean.TRUE.equals(keyEvent);
    }

    public boolean wantsPin() {
        return Boolean.TRUE.equals(pin);
    }

    public boolean isUnverified() {
        return Boolean.TRUE.equals(unverified);
    }

    /** Whether readers see that the entry was updated. */
    public boolean wantsMark() {
        return Boolean.TRUE.equals(updated);
    }

    /** Whether posting also opens the coverage of an announced story. */
    boolean opensCoverage() {
        return "open".equals(action);
    }

    /**
     * Returns the status that the pressed button leads to, given the entry's current status. A new entry counts as a
     * draft.
     */
    EntryStatus status(EntryStatus standing) {
        return switch (action == null ? "publish" : action) {
            case "draft" -> EntryStatus.DRAFT;
            case "submit" -> EntryStatus.SUBMITTED;
            case "keep" -> standing;
            default -> "later".equals(when) ? EntryStatus.SCHEDULED : EntryStatus.PUBLISHED;
        };
    }

    /**
     * Converts the form to content and collects its errors in {@code checks}.
     *
     * @param entry the entry as it is now; null for a new one
     */
    public EntryContent content(ZoneId zone, @Nullable Entry entry, Checks checks) {
        measure(checks);
        if (!status(entry == null ? EntryStatus.DRAFT : entry.status()).isWritersOwn()) {
            for (int i = 0; i < figures.size(); i++) {
                figures.get(i).checkDescribed("figures[" + i + "]", checks);
            }
        }
        return EntryContentBuilder.builder()
                .headline(headline)
                .body(html())
                .publishedAt(time(zone, entry, checks))
                .keyEvent(isKeyEvent())
                .figures(figures.stream().map(FigureForm::content).toList())
                .credits(credits.stream().map(CreditForm::content).toList())
                .embeds(embeds.stream().map(EmbedForm::content).toList())
                .unverified(isUnverified())
                .build();
    }

    /**
     * Returns the body as HTML; null when blank. A body that exceeds the limit is returned unconverted, to bound the
     * work.
     */
    @Nullable
    String html() {
        return body == null || body.isBlank()
                ? null
                : EntryContent.bodyLength(body) > EntryContent.LONGEST_BODY
                        ? body
                        : TypedText.html(body, Boolean.TRUE.equals(plain));
    }

    /**
     * Checks lengths and counts before any work on the input. A stale save is merged without the checks of
     * {@code EntryService}, so these must bound it.
     */
    private void measure(Checks checks) {
        if (body != null && EntryContent.bodyLength(body) > EntryContent.LONGEST_BODY) {
            checks.fault("body", "long", EntryContent.LONGEST_BODY, EntryContent.bodyLength(body));
        }
        if (headline != null && headline.length() > EntryContent.LONGEST_HEADLINE) {
            checks.fault("headline", "long", EntryContent.LONGEST_HEADLINE, headline.length());
        }
        if (figures.size() > MOST_ROWS || credits.size() > MOST_ROWS || embeds.size() > MOST_ROWS) {
            checks.fault(
                    figures.size() > MOST_ROWS ? "figures" : credits.size() > MOST_ROWS ? "credits" : "embeds",
                    "many",
                    MOST_ROWS);
        }
    }

    /** Maps a field name used by {@code EntryService} to the composer's name for it, where the two differ. */
    static String field(String name) {
        return switch (name) {
            case "publishedAt" -> "at";
            case "Idempotency-Key" -> "key";
            default -> CreditForm.field(name);
        };
    }

    private @Nullable Instant time(ZoneId zone, @Nullable Entry entry, Checks checks) {
        if ("now".equals(when)) {
            return null;
        }
        if (entry != null
                && entry.publishedAt() != null
                && WallClock.shown(entry.publishedAt(), zone).equals(at)) {
            // The editor left the minute unchanged, so the stored seconds are kept.
            return entry.publishedAt();
        }
        return WallClock.instant("publishedAt", at, offset, zone, checks).orElse(null);
    }
}
