package dateline.api.entry;

import dateline.api.json.RequestTime;
import dateline.contributor.CreditContent;
import dateline.entry.Embed;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryContentBuilder;
import dateline.entry.EntryStatus;
import dateline.photo.FigureContent;
import dateline.platform.error.InvalidInput;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a program submits it. It needs a headline, a body or a figure.
 *
 * @param body         HTML, cleaned to a small subset; a table may have at most 20 columns and 200 rows
 * @param publishedAt  RFC 3339; now when null
 * @param status       "draft", "submitted", "scheduled" or "published" (default)
 * @param embeds       link cards: URL, title, provider
 * @param verification {@code unverified}, which readers see, or {@code confirmed} (default)
 * @param markUpdated  in a patch: whether readers see that the entry was updated
 * @param openCoverage whether publishing the entry opens the coverage of an announced story; otherwise the story stays
 *                     announced
 */
@RecordBuilder
record EntryRequest(
        @Nullable String headline,
        @Nullable String body,
        @Nullable String publishedAt,
        @Nullable String status,
        @Nullable Boolean keyEvent,
        @Nullable List<FigureContent> figures,
        @Nullable List<CreditContent> credits,
        @Nullable List<Embed> embeds,
        @Nullable String verification,
        @Nullable Boolean markUpdated,
        @Nullable Boolean openCoverage)
        implements EntryRequestBuilder.With {

    /** Returns the base for a merge patch: the entry's content, without the fields that are only instructions. */
    static EntryRequest of(Entry entry) {
        EntryContent content = entry.content();
        return EntryRequestBuilder.builder()
                .headline(content.headline())
                .body(content.body())
                .publishedAt(
                        content.publishedAt() == null
                                ? null
                                : content.publishedAt().toString())
                .status(null)
                .keyEvent(content.keyEvent())
                .figures(content.figures())
                .credits(content.credits())
                .embeds(content.embeds())
                .verification(verification(content.unverified()))
                .markUpdated(null)
                .openCoverage(null)
                .build();
    }

    EntryRequest now() {
        return withPublishedAt(null);
    }

    EntryContent content() {
        return EntryContentBuilder.builder()
                .headline(headline)
                .body(body)
                .publishedAt(RequestTime.of("publishedAt", publishedAt))
                .keyEvent(Boolean.TRUE.equals(keyEvent))
                .figures(figures == null ? List.of() : figures)
                .credits(credits == null ? List.of() : credits)
                .embeds(embeds == null ? List.of() : embeds)
                .unverified(isUnverified())
                .build();
    }

    @Nullable
    EntryStatus asked() {
        return status == null
                ? null
                : EntryStatus.of(status)
                        .filter(asked -> asked != EntryStatus.RETRACTED)
                        .orElseThrow(
                                () -> new InvalidInput("status", "status", "draft, submitted, scheduled, published"));
    }

    /**
     * Whether publishing opens coverage.
     *
     * @throws InvalidInput when coverage is to open with an entry that is not published
     */
    boolean opens(EntryStatus next) {
        if (Boolean.TRUE.equals(openCoverage) && next != EntryStatus.PUBLISHED) {
            throw new InvalidInput("openCoverage", "opens-nothing");
        }
        return Boolean.TRUE.equals(openCoverage);
    }

    static String verification(boolean unverified) {
        return unverified ? "unverified" : "confirmed";
    }

    private boolean isUnverified() {
        if (verification != null
                && !verification.equals(verification(true))
                && !verification.equals(verification(false))) {
            throw new InvalidInput("verification", "status", "unverified, confirmed");
        }
        return verification(true).equals(verification);
    }
}
