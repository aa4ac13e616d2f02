package dateline.api.entry;

import dateline.api.VersionTag;
import dateline.contributor.CreditContent;
import dateline.entry.Embed;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.photo.FigureContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API returns it.
 *
 * @param number     its permanent number within the story
 * @param seq        the story's latest change
 * @param version    the number of its saves; the value that {@code If-Match} names
 * @param url        its address for readers, once it is published
 * @param returnNote what an editor said it lacks, on a draft that was sent back
 */
record EntryAnswer(
        long number,
        long seq,
        long version,
        String url,
        String status,
        @Nullable String headline,
        @Nullable String body,
        @Nullable Instant publishedAt,
        boolean keyEvent,
        boolean pinned,
        String verification,
        List<FigureContent> figures,
        List<CreditContent> credits,
        List<Embed> embeds,
        List<CorrectionAnswer> corrections,
        @Nullable Instant updatedAt,
        @Nullable String returnNote,
        @Nullable Instant retractedAt,
        @Nullable String retractionReason)
        implements VersionTag.Versioned {

    /**
     * A correction that readers see.
     *
     * @param number    its permanent number within the entry
     * @param changedAt when its text was last changed; null when it never was
     */
    record CorrectionAnswer(
            int number,
            String text,
            Instant correctedAt,
            @Nullable Instant changedAt) {}

    /** Returns the entry in its current state. */
    static EntryAnswer of(Entry entry, long seq, boolean pinned, String url) {
        EntryContent content = entry.content();
        return new EntryAnswer(
                entry.number(),
                seq,
                entry.version(),
                url,
                entry.status().word(),
                content.headline(),
                content.body(),
                content.publishedAt(),
                content.keyEvent(),
                pinned,
                EntryRequest.verification(content.unverified()),
                content.figures(),
                content.credits(),
                content.embeds(),
                entry.corrections().stream()
                        .map(correction -> new CorrectionAnswer(
                                correction.number(),
                                correction.text(),
                                correction.correctedAt(),
                                correction.changedAt()))
                        .toList(),
                entry.publication().updatedAt(),
                entry.publication().returnNote(),
                entry.publication().retractedAt(),
                entry.publication().retractionReason());
    }

    /**
     * Returns the entry as it was first posted, regardless of later changes, so that a repeated post (same idempotency
     * key) gets the same bytes.
     */
    static EntryAnswer of(SavedEntry savedEntry, EntryContent first, EntryStatus status, String url) {
        return new EntryAnswer(
                savedEntry.number(),
                savedEntry.seq(),
                savedEntry.version(),
                url,
                status.word(),
                first.headline(),
                first.body(),
                first.publishedAt(),
                first.keyEvent(),
                false,
                EntryRequest.verification(first.unverified()),
                first.figures(),
                first.credits(),
                first.embeds(),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
