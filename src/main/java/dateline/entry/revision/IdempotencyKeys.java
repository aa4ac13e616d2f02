package dateline.entry.revision;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.platform.error.InvalidInput;
import dateline.platform.settings.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the results of posts by idempotency key, so that the same key posts only once within seven days. Read and
 * written under the story's lock.
 */
@Component
public class IdempotencyKeys {

    private static final int LONGEST = 200;

    /** Time for which the result of a key is kept. */
    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Hashes of the content sent under a key.
     *
     * @param hash        hash of the content by field names, which later versions of the application can compute too
     * @param fingerprint hash of the content's {@code toString}, for rows written by an earlier version, which have no
     *                    other
     */
    public record Sent(byte[] hash, byte[] fingerprint) {

        public static Sent of(EntryContent content, EntryStatus status, boolean opens) {
            return new Sent(
                    ContentHash.of(content, status, opens),
                    ContentHash.sha256((opens ? "opens " : "") + status + " " + content));
        }
    }

    /**
     * Returns the result of the earlier post under the key, or empty when there is none.
     *
     * @throws UsedKey when different content was posted under the key
     * @throws InvalidInput when the key is empty, longer than {@value #LONGEST} characters, or not printable ASCII without
     *                 spaces
     */
    public Optional<SavedEntry> answered(long storyId, Actor by, String key, Sent sent) {
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidInput("Idempotency-Key", "key", LONGEST);
        }
        record Row(SavedEntry savedEntry, byte[] fingerprint, byte @Nullable [] hash) {}
        Optional<Row> row = jdbc.sql(
                        "select * from posting where story_id = :story and account_id = :by and key = :key")
                .param("story", storyId)
                .param("by", by.accountId())
                .param("key", key)
                .query((r, i) -> new Row(
                        new SavedEntry(r.getLong("entry_number"), r.getLong("seq"), r.getLong("version")),
                        r.getBytes("fingerprint"),
                        r.getBytes("content_hash")))
                .optional();
        if (row.isPresent()
                && !(row.get().hash() == null
                        ? Arrays.equals(row.get().fingerprint(), sent.fingerprint())
                        : Arrays.equals(row.get().hash(), sent.hash()))) {
            throw new UsedKey(row.get().savedEntry());
        }
        return row.map(Row::savedEntry);
    }

    public void keep(long storyId, Actor by, String key, Sent sent, SavedEntry savedEntry, Instant now) {
        jdbc.sql("""
                insert into posting (story_id, account_id, key, fingerprint, content_hash, entry_number, seq, version, posted_at)
                values (:story, :by, :key, :fingerprint, :hash, :number, :seq, :version, :now)""")
                .param("story", storyId)
                .param("by", by.accountId())
                .param("key", key)
                .param("fingerprint", sent.fingerprint())
                .param("hash", sent.hash())
                .param("number", savedEntry.number())
                .param("seq", savedEntry.seq())
                .param("version", savedEntry.version())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Deletes results older than {@link #KEPT}, in batches of 1000 rows. */
    public void forget(Instant now) {
        int forgotten;
        do {
            forgotten = jdbc.sql(
                            "delete from posting where ctid = any(array(select ctid from posting where posted_at < :old order by posted_at limit 1000))")
                    .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                    .update();
        } while (forgotten > 0);
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        RecurringTask<Void> forgetPostings(ObjectProvider<IdempotencyKeys> postings, Clock clock) {
            return Tasks.recurring("forget-postings", FixedDelay.ofHours(1))
                    .execute((instance, context) -> postings.getObject().forget(clock.instant()));
        }
    }
}
