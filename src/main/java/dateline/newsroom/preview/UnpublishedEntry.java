package dateline.newsroom.preview;

import dateline.entry.Entry;
import dateline.entry.EntryStatus;
import dateline.platform.language.Words;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An unpublished entry, as the preview marks it.
 *
 * @param status {@code draft}, {@code submitted} or {@code scheduled}
 * @param time   when a scheduled entry will be published; null for others
 */
record UnpublishedEntry(
        long number, String status, @Nullable String time) {

    static UnpublishedEntry of(Entry entry, ZoneId zone, Words words) {
        Instant at = entry.publishedAt();
        return new UnpublishedEntry(
                entry.number(),
                entry.status().word(),
                entry.status() == EntryStatus.SCHEDULED && at != null ? words.full(at, zone) : null);
    }
}
