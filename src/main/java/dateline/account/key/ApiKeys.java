package dateline.account.key;

import dateline.account.AccountRole;
import dateline.account.SignedIn;
import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues and checks API keys. A key is shown once and stored as its SHA-256 hash; 256 random bits need no slower hash.
 */
@Service
public class ApiKeys {

    private static final String PREFIX = "dateline_";
    /** Maximum number of an account's keys that are valid or were issued within a day. */
    static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A new key, with its secret.
     *
     * @param key secret, sent as {@code Authorization: Bearer <key>}
     */
    public record Issued(long id, String name, String key) {}

    /**
     * Issues a key that acts for the account until it is revoked.
     *
     * @param name                   purpose of the key, for those who review the keys later
     * @throws dateline.platform.error.InvalidInput when the name is invalid
     * @throws Conflict              when the account has too many keys
     */
    @Transactional
    public Issued issue(SignedIn by, @Nullable String name) {
        Checks checks = new Checks();
        String purpose = checks.required("name", name, 100);
        checks.settle();
        OffsetDateTime yesterday = clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
        long issued = jdbc.sql(
                        "select count(*) from api_key where account_id = :account and (revoked_at is null or created_at > :yesterday)")
                .param("account", by.accountId())
                .param("yesterday", yesterday)
                .query(Long.class)
                .single();
        if (issued >= MOST) {
            throw new Conflict(
                    "keys",
                    "This account has " + MOST + " keys: revoke some that nobody uses, and come again in a day.");
        }
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        long id = jdbc.sql(
                        "insert into api_key (account_id, name, key_hash, created_at) values (:account, :name, :hash, :now) returning id")
                .param("account", by.accountId())
                .param("name", purpose)
                .param("hash", hash(key))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        trail.record(AuditAct.KEY_CREATED, AuditObject.of("key", id, purpose));
        return new Issued(id, purpose, key);
    }

    /** Revokes one of the account's own keys. Returns false when there is no such valid key. */
    @Transactional
    public boolean revoke(SignedIn by, long id) {
        Optional<String> revoked = jdbc.sql(
                        "update api_key set revoked_at = :now where id = :id and account_id = :account and revoked_at is null returning name")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("account", by.accountId())
                .query(String.class)
                .optional();
        revoked.ifPresent(name -> trail.record(AuditAct.KEY_REVOKED, AuditObject.of("key", id, name)));
        return revoked.isPresent();
    }

    /**
     * Returns the key and the account that it acts for; empty when the key is unknown or revoked, or the account is locked.
     * Runs on every API request: one query, no transaction.
     */
    public Optional<BearerKey> use(String key) {
        return jdbc.sql("""
                select k.id as key, a.id, a.email, a.name, a.role from api_key k join account a on a.id = k.account_id
                where k.key_hash = :hash and k.revoked_at is null and a.disabled_at is null""")
                .param("hash", hash(key))
                .query((row, i) -> new BearerKey(
                        row.getLong("key"),
                        new SignedIn(
                                row.getLong("id"),
                                row.getString("email"),
                                row.getString("name"),
                                AccountRole.of(row.getString("role")),
                                null,
                                null)))
                .optional();
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
