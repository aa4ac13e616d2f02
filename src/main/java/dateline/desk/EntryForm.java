package dateline.desk;

import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.newsroom.CreditForm;
import dateline.newsroom.FigureForm;
import dateline.newsroom.TypedText;
import dateline.newsroom.WallClock;
import dateline.site.Checks;
import dateline.site.Markup;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An update as the composer sends it.
 *
 * @param body    HTML; plain text, typed where the editor does not run, is set in paragraphs
 * @param when    {@code now} (on a published update: the time it has), {@code at} a time past, {@code later} at a time to come
 * @param at      that time in the story's zone, {@code 2014-11-03T20:02}
 * @param offset  which of two moments is meant, where the clocks show the time twice
 * @param key     the idempotency key of this filling of the composer
 * @param version the version the editor saw
 * @param updated whether readers are told of the change
 * @param unverified whether it still needs checking
 * @param action  {@code publish}, {@code open} (publish, and open the coverage of an announced story with it), {@code submit}, {@code draft}, or {@code keep} for what stays where it stands
 */
record EntryForm(
        @Nullable String headline,
        @Nullable String body,
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
        @Nullable String action) {

    // More than the desk takes of any, which says so more exactly.
    private static final int MOST_ROWS = 100;

    EntryForm {
        // Binding leaves out what was not sent.
        figures = FigureForm.filled(figures);
        credits = CreditForm.filled(credits);
        embeds = EmbedForm.filled(embeds);
        when = when == null || when.isBlank() ? "now" : when;
    }

    /** An empty composer, with a key of its own. */
    static EntryForm blank(String key) {
        return new EntryForm(
                null, null, List.of(), List.of(), List.of(), null, null, null, null, null, key, null, null, null, null);
    }

    /** What stands now, to be changed. */
    static EntryForm of(Entry entry, ZoneId zone) {
        return of(entry.content(), entry, zone);
    }

    /** The form of what the update says now, or said before. */
    static EntryForm of(EntryContent content, Entry entry, ZoneId zone) {
        String when = switch (entry.status()) {
            case SCHEDULED -> "later";
            case DRAFT, SUBMITTED -> content.publishedAt() == null ? "now" : "at";
            default -> "now";
        };
        return new EntryForm(
                content.headline(),
                content.body(),
                content.figures().stream().map(FigureForm::of).toList(),
                content.credits().stream().map(CreditForm::of).toList(),
                content.embeds().stream().map(EmbedForm::of).toList(),
                when,
                WallClock.shown(content.publishedAt(), zone),
                null,
                content.keyEvent(),
                null,
                null,
                entry.version(),
                null,
                content.unverified(),
                null);
    }

    /** What two editors may both have changed, part by part; the time is one part. */
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

    /** The same with other parts. */
    @SuppressWarnings("unchecked")
    EntryForm with(Map<String, ? extends @Nullable Object> parts) {
        Time time = (Time) Objects.requireNonNull(parts.get("time"));
        return new EntryForm(
                (String) parts.get("headline"),
                (String) parts.get("body"),
                FigureForm.filled((List<FigureForm>) parts.get("figures")),
                CreditForm.filled((List<CreditForm>) parts.get("credits")),
                EmbedForm.filled((List<EmbedForm>) parts.get("embeds")),
                time.when(),
                time.at(),
                time.equals(new Time(when, at)) ? offset : null,
                (Boolean) parts.get("keyEvent"),
                pin,
                key,
                version,
                updated,
                (Boolean) parts.get("unverified"),
                action);
    }

    /** When it is headed with which time. */
    record Time(@Nullable String when, @Nullable String at) {}

    EntryForm with(List<FigureForm> more) {
        List<FigureForm> all = Stream.concat(figures.stream(), more.stream()).toList();
        return new EntryForm(
                headline,
                body,
                all,
                credits,
                embeds,
                when,
                at,
                offset,
                keyEvent,
                pin,
                key,
                version,
                updated,
                unverified,
                action);
    }

    EntryForm at(@Nullable Long current, @Nullable String freshKey) {
        return new EntryForm(
                headline,
                body,
                figures,
                credits,
                embeds,
                when,
                at,
                offset,
                keyEvent,
                pin,
                freshKey,
                current,
                updated,
                unverified,
                action);
    }

    /** The same, to be published at once. */
    EntryForm now() {
        return new EntryForm(
                headline,
                body,
                figures,
                credits,
                embeds,
                "now",
                null,
                null,
                keyEvent,
                pin,
                key,
                version,
                updated,
                unverified,
                "publish");
    }

    /** The same, to stand as a draft or be filed; it keeps the time it has. */
    EntryForm stepping(EntryStatus next) {
        String kept = at == null || at.isBlank() ? "now" : "at";
        return new EntryForm(
                headline,
                body,
                figures,
                credits,
                embeds,
                kept,
                at,
                offset,
                keyEvent,
                pin,
                key,
                version,
                updated,
                unverified,
                next == EntryStatus.SUBMITTED ? "submit" : "draft");
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

    public boolean wantsMark() {
        return Boolean.TRUE.equals(updated);
    }

    /** Whether the coverage of an announced story is to open with it. */
    boolean opensCoverage() {
        return "open".equals(action);
    }

    /** Where the button that was pressed puts an update that stands there now; a new one begins as a draft. */
    EntryStatus status(EntryStatus standing) {
        return switch (action == null ? "publish" : action) {
            case "draft" -> EntryStatus.DRAFT;
            case "submit" -> EntryStatus.SUBMITTED;
            case "keep" -> standing;
            default -> "later".equals(when) ? EntryStatus.SCHEDULED : EntryStatus.PUBLISHED;
        };
    }

    /** @param entry the entry as it stands; null for a new one */
    EntryContent content(ZoneId zone, @Nullable Entry entry, Checks checks) {
        measure(checks);
        if (!status(entry == null ? EntryStatus.DRAFT : entry.status()).isWritersOwn()) {
            for (int i = 0; i < figures.size(); i++) {
                figures.get(i).checkDescribed("figures[" + i + "]", checks);
            }
        }
        return new EntryContent(
                headline,
                html(),
                time(zone, entry, checks),
                isKeyEvent(),
                figures.stream().map(FigureForm::content).toList(),
                credits.stream().map(CreditForm::content).toList(),
                embeds.stream().map(EmbedForm::content).toList(),
                isUnverified());
    }

    /** The body as HTML, whichever way it was typed; null when there is none. One that is too long for an update is not looked at. */
    @Nullable
    String html() {
        return body == null || body.isBlank()
                ? null
                : body.length() > EntryContent.LONGEST_BODY ? body : TypedText.html(body);
    }

    /** Measures what was sent before anything is made of it: a save that comes too late is laid beside the one that stands without the desk's checks. */
    private void measure(Checks checks) {
        if (body != null && body.length() > EntryContent.LONGEST_BODY) {
            checks.fault("body", "long", EntryContent.LONGEST_BODY, body.length());
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

    /** What the composer calls a field that the desk names otherwise. */
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
            // The minute was not touched: neither are the seconds.
            return entry.publishedAt();
        }
        return WallClock.instant("publishedAt", at, offset, zone, checks).orElse(null);
    }
}
