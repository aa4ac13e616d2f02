package dateline.entry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dateline.site.Refused;
import dateline.site.Staffer;
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

/** Posts under an idempotency key, read and written under the story's lock: the same key twice within seven days posts once. */
@Component
class Postings {

    private static final int LONGEST = 200;

    /** How long a key is answered the same. */
    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;

    Postings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was sent under a key.
     *
     * @param fingerprint of its text, as the version before compares it, and all there is in its rows
     */
    record Sent(byte[] hash, byte[] fingerprint) {

        static Sent of(EntryContent content, EntryStatus status, boolean opens) {
            return new Sent(
                    ContentHash.of(content, status, opens),
                    ContentHash.sha256((opens ? "opens " : "") + status + " " + content));
        }
    }

    /**
     * What the key was answered.
     *
     * @throws UsedKey when something else was posted under it
     * @throws Refused when it is no key
     */
    Optional<Posted> answered(long storyId, Staffer by, String key, Sent sent) {
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new Refused("Idempotency-Key", "key", LONGEST);
        }
        record Row(Posted posted, byte[] fingerprint, byte @Nullable [] hash) {}
        Optional<Row> row = jdbc.sql(
                        "select * from posting where story_id = :story and account_id = :by and key = :key")
                .param("story", storyId)
                .param("by", by.accountId())
                .param("key", key)
                .query((r, i) -> new Row(
                        new Posted(r.getLong("entry_number"), r.getLong("seq"), r.getLong("version")),
                        r.getBytes("fingerprint"),
                        r.getBytes("content_hash")))
                .optional();
        if (row.isPresent()
                && !(row.get().hash() == null
                        ? Arrays.equals(row.get().fingerprint(), sent.fingerprint())
                        : Arrays.equals(row.get().hash(), sent.hash()))) {
            throw new UsedKey(row.get().posted());
        }
        return row.map(Row::posted);
    }

    void keep(long storyId, Staffer by, String key, Sent sent, Posted posted, Instant now) {
        jdbc.sql("""
                insert into posting (story_id, account_id, key, fingerprint, content_hash, entry_number, seq, version, posted_at)
                values (:story, :by, :key, :fingerprint, :hash, :number, :seq, :version, :now)""")
                .param("story", storyId)
                .param("by", by.accountId())
                .param("key", key)
                .param("fingerprint", sent.fingerprint())
                .param("hash", sent.hash())
                .param("number", posted.number())
                .param("seq", posted.seq())
                .param("version", posted.version())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets what is older than {@link #KEPT}, some rows at a time. */
    void forget(Instant now) {
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
        RecurringTask<Void> forgetPostings(ObjectProvider<Postings> postings, Clock clock) {
            return Tasks.recurring("forget-postings", FixedDelay.ofHours(1))
                    .execute((instance, context) -> postings.getObject().forget(clock.instant()));
        }
    }
}
