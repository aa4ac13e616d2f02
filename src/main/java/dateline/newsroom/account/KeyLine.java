package dateline.newsroom.account;

import dateline.account.key.KeyRow;
import dateline.platform.language.Words;
import dateline.publishing.view.TimeView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as a page shows it.
 *
 * @param used null when it was never used
 */
record KeyLine(
        KeyRow key,
        TimeView created,
        @Nullable TimeView used,
        @Nullable TimeView expires) {

    static List<KeyLine> of(List<KeyRow> keys, ZoneId zone, Words words) {
        return keys.stream()
                .map(key -> new KeyLine(
                        key,
                        TimeView.of(key.created(), zone, words),
                        time(key.lastUsed(), zone, words),
                        time(key.expires(), zone, words)))
                .toList();
    }

    private static @Nullable TimeView time(@Nullable Instant time, ZoneId zone, Words words) {
        return time == null ? null : TimeView.of(time, zone, words);
    }
}
