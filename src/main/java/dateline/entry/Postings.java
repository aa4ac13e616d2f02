package dateline.entry;

import dateline.site.Refused;
import dateline.site.Staffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts under an idempotency key, read and written under the story's lock: the same key twice posts once. */
@Component
class Postings {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;

    Postings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the key was answered.
     *
     * @throws UsedKey when something else was posted under it
     * @throws Refused when it is no key
     */
    Optional<Posted> answered(long storyId, Staffer by, String key, String content) {
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new Refused("Idempotency-Key", "key", LONGEST);
        }
        record Row(Posted posted, byte[] fingerprint) {
        }
        Optional<Row> row = jdbc.sql("select * from posting where story_id = :story and account_id = :by and key = :key")
            .param("story", storyId).param("by", by.accountId()).param("key", key)
            .query((r, i) -> new Row(new Posted(r.getLong("entry_number"), r.getLong("seq"), r.getLong("version")), r.getBytes("fingerprint")))
            .optional();
        if (row.isPresent() && !Arrays.equals(row.get().fingerprint(), fingerprint(content))) {
            throw new UsedKey(row.get().posted());
        }
        return row.map(Row::posted);
    }

    void keep(long storyId, Staffer by, String key, String content, Posted posted, Instant now) {
        jdbc.sql("""
                insert into posting (story_id, account_id, key, fingerprint, entry_number, seq, version, posted_at)
                values (:story, :by, :key, :fingerprint, :number, :seq, :version, :now)""")
            .param("story", storyId).param("by", by.accountId()).param("key", key).param("fingerprint", fingerprint(content))
            .param("number", posted.number()).param("seq", posted.seq()).param("version", posted.version())
            .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private static byte[] fingerprint(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
