package dateline.entry;

import dateline.contributor.ContributorService;
import dateline.contributor.CreditContent;
import dateline.photo.Figure;
import dateline.photo.FigureService;
import dateline.platform.error.Checks;
import dateline.platform.text.Markup;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Validates and cleans the content and the time of an entry before it is saved. */
@Component
class EntryChecks {

    private static final int LONGEST_BODY = EntryContent.LONGEST_BODY;
    private static final int MOST_EMBEDS = 10;
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    // A client's clock may run a little ahead of the server's.
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final ContributorService contributorService;
    private final FigureService figures;

    EntryChecks(ContributorService contributorService, FigureService figures) {
        this.contributorService = contributorService;
        this.figures = figures;
    }

    /** Content that was validated and cleaned. */
    record Checked(
            @Nullable String headline,
            String body,
            List<Figure> figures,
            List<Embed> embeds,
            List<CreditContent> credits) {}

    /**
     * Validates and cleans the content. An entry needs a headline, a body, a photo or an embed; a draft may consist of
     * credits alone.
     */
    Checked content(EntryContent content, EntryStatus status, Checks checks) {
        String headline = checks.line("headline", content.headline(), EntryContent.LONGEST_HEADLINE);
        int escaped = content.body() == null ? 0 : content.body().length() - EntryContent.bodyLength(content.body());
        String given = checks.html("body", content.body(), LONGEST_BODY + escaped);
        String body = given == null ? "" : Markup.clean(given);
        if (EntryContent.bodyLength(body) > LONGEST_BODY) {
            // Cleaning closes open tags, so the result can be longer. The stored text must be short enough to be saved
            // again.
            checks.fault("body", "long", LONGEST_BODY, EntryContent.bodyLength(body));
        }
        if (Markup.hasLargeTable(body)) {
            checks.fault("body", "table", Markup.MOST_COLUMNS, Markup.MOST_ROWS);
        }
        if (content.body() != null
                && !content.body().isEmpty()
                && body.isEmpty()
                && EntryContent.bodyLength(content.body()) <= LONGEST_BODY) {
            blank(content.body(), given, checks);
        }
        List<Figure> made = figures.figures(
                "figures",
                content.figures(),
                status == EntryStatus.PUBLISHED || status == EntryStatus.SCHEDULED,
                checks);
        if (headline == null
                && (content.body() == null || content.body().isEmpty())
                && content.figures().isEmpty()
                && content.embeds().isEmpty()
                && (status != EntryStatus.DRAFT || content.credits().isEmpty())) {
            checks.fault("body", "empty-entry");
        }
        return new Checked(
                headline,
                body,
                made,
                embeds(content.embeds(), checks),
                contributorService.checked("credits", content.credits(), checks));
    }

    private static List<Embed> embeds(List<Embed> given, Checks checks) {
        if (given.size() > MOST_EMBEDS) {
            checks.fault("embeds", "many", MOST_EMBEDS);
            return List.of();
        }
        List<Embed> checked = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "embeds[" + i + "]";
            String url = checks.required(field + ".url", given.get(i).url(), 2000);
            String host = url.isEmpty() ? "" : host(url);
            if (!url.isEmpty() && host.isEmpty()) {
                checks.fault(field + ".url", "web-address");
            }
            String title = checks.line(field + ".title", given.get(i).title(), 300);
            String provider = checks.line(field + ".provider", given.get(i).provider(), 100);
            checked.add(new Embed(url, title == null ? host : title, provider == null ? host : provider));
        }
        return checked;
    }

    /** Returns the host of a web address without {@code www.}; empty when the address is not an HTTP or HTTPS URL. */
    private static String host(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null
                    ? uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "")
                    : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static void blank(String body, @Nullable String given, Checks checks) {
        // A text that failed validation has its own fault already.
        if (given != null || body.isBlank()) {
            checks.fault("body", "blank");
        }
    }

    /** Checks the displayed time of an entry to be published; {@code now} when none was given. */
    Instant published(@Nullable Instant given, Instant now, Checks checks) {
        if (given == null) {
            return now;
        }
        Instant at = inRange(given, checks);
        if (at.isAfter(now.plus(AHEAD))) {
            checks.fault("publishedAt", "time-future");
        }
        return at.isAfter(now) ? now : at;
    }

    /** Checks the time at which a scheduled entry is due. It must lie in the future. */
    Instant scheduled(@Nullable Instant given, Instant now, Checks checks) {
        if (given == null) {
            checks.fault("publishedAt", "time-required");
            return now;
        }
        Instant at = inRange(given, checks);
        if (!at.isAfter(now)) {
            checks.fault("publishedAt", "time-past");
        }
        return at;
    }

    /** Checks that a time is within the accepted years, 1900 to 2199, and truncates it to microseconds. */
    Instant inRange(Instant given, Checks checks) {
        if (given.isBefore(FIRST) || given.isAfter(LAST)) {
            checks.fault("publishedAt", "time-range");
        }
        return given.truncatedTo(ChronoUnit.MICROS);
    }
}
