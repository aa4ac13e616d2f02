package dateline.account.key;

import dateline.account.AccountRole;
import dateline.account.SignedIn;
import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.platform.error.Conflict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues, lists, checks and revokes API keys. A key is shown once and stored as its SHA-256 hash; 256 random bits need no
 * slower hash. A key ends at its expiry, and when it was not used for {@link #UNUSED}.
 */
@Service
public class ApiKeys {

    /** A key that is not used for so long ends. */
    public static final Duration UNUSED = Duration.ofDays(180);
    /** Maximum number of an account's valid keys. */
    public static final int MOST = 20;
    /** Maximum number of keys that an account may be issued within a day. */
    static final int MOST_A_DAY = 1000;

    private static final String PREFIX = "dateline_";
    private static final int MOST_LISTED = 1000;
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final String VALID =
            "k.revoked_at is null and (k.expires_at is null or k.expires_at > :now) and coalesce(k.last_used_at, k.created_at) > :unused";

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
    public record Issued(KeyRow row, String key) {}

    /**
     * Issues a key that acts for the account until it ends or is revoked.
     *
     * @throws dateline.platform.error.InvalidInput when a field is invalid
     * @throws Conflict              when the account has too many keys
     */
    @Transactional
    public Issued issue(SignedIn by, KeyContent content) {
        Instant now = clock.instant();
        KeyContent.Checked checked = content.checked(by.role(), now);
        // One key at a time is counted and added.
        jdbc.sql("select id from account where id = :account for update")
                .param("account", by.accountId())
                .query(Long.class)
                .list();
        bound(by, now);
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        String scopes = checked.scopes().stream().map(KeyScope::word).collect(Collectors.joining(" "));
        long id = jdbc.sql("""
                        insert into api_key (account_id, name, key_hash, created_at, scopes, expires_at)
                        values (:account, :name, :hash, :now, :scopes, :expires) returning id""")
                .param("account", by.accountId())
                .param("name", checked.name())
                .param("hash", hash(key))
                .param("now", at(now))
                .param("scopes", scopes)
                .param("expires", at(checked.expires()))
                .query(Long.class)
                .single();
        trail.record(AuditEvent.of(AuditAct.KEY_CREATED, AuditObject.of("key", id, checked.name()))
                .changed(null, scopes + ", until " + checked.expires()));
        KeyRow row = new KeyRow(
                id,
                checked.name(),
                new KeyRow.Owner(by.accountId(), by.name()),
                checked.scopes(),
                now,
                null,
                checked.expires());
        return new Issued(row, key);
    }

    private void bound(SignedIn by, Instant now) {
        long valid = jdbc.sql("select count(*) from api_key k where k.account_id = :account and " + VALID)
                .param("account", by.accountId())
                .param("now", at(now))
                .param("unused", at(now.minus(UNUSED)))
                .query(Long.class)
                .single();
        if (valid >= MOST) {
            throw new Conflict("keys", "This account has " + MOST + " keys: revoke one that nobody uses.", MOST);
        }
        long issued = jdbc.sql("select count(*) from api_key where account_id = :account and created_at > :yesterday")
                .param("account", by.accountId())
                .param("yesterday", at(now.minus(Duration.ofDays(1))))
                .query(Long.class)
                .single();
        if (issued >= MOST_A_DAY) {
            throw new Conflict(
                    "keys-a-day",
                    "This account was issued " + MOST_A_DAY + " keys today: come again in a day.",
                    MOST_A_DAY);
        }
    }

    /** Returns the account's valid keys, newest first. */
    public List<KeyRow> of(long accountId) {
        return list("k.account_id = :account", accountId);
    }

    /** Returns the valid keys of all accounts, newest first, at most {@value #MOST_LISTED}. */
    public List<KeyRow> all() {
        return list("cast(:account as bigint) is null", null);
    }

    private List<KeyRow> list(String whose, @Nullable Long accountId) {
        Instant now = clock.instant();
        return jdbc.sql(
                        "select k.*, a.name as owner, a.role from api_key k join account a on a.id = k.account_id where "
                                + whose + " and " + VALID + " order by k.id desc limit " + MOST_LISTED)
                .param("account", accountId, java.sql.Types.BIGINT)
                .param("now", at(now))
                .param("unused", at(now.minus(UNUSED)))
                .query((row, i) -> new KeyRow(
                        row.getLong("id"),
                        row.getString("name"),
                        new KeyRow.Owner(row.getLong("account_id"), row.getString("owner")),
                        scopes(row),
                        time(row, "created_at").orElseThrow(),
                        time(row, "last_used_at").orElse(null),
                        time(row, "expires_at").orElse(null)))
                .list();
    }

    /**
     * Revokes one of the account's own keys, or as an administrator anybody's. Returns false when there is no such key
     * that is not revoked.
     */
    @Transactional
    public boolean revoke(SignedIn by, long id) {
        Optional<String> revoked = jdbc.sql("""
                        update api_key set revoked_at = :now where id = :id and (account_id = :account or :all)
                        and revoked_at is null returning name""")
                .param("now", at(clock.instant()))
                .param("id", id)
                .param("account", by.accountId())
                .param("all", by.administers())
                .query(String.class)
                .optional();
        revoked.ifPresent(name -> trail.record(AuditAct.KEY_REVOKED, AuditObject.of("key", id, name)));
        return revoked.isPresent();
    }

    /** Revokes all keys of an account in the running transaction, as part of another act. Returns how many. */
    @Transactional
    public int revokeAll(long accountId) {
        return jdbc.sql("update api_key set revoked_at = :now where account_id = :account and revoked_at is null")
                .param("now", at(clock.instant()))
                .param("account", accountId)
                .update();
    }

    /**
     * Returns the key and the account that it acts for; empty when the key is unknown, has ended or was revoked, or the
     * account is locked. Runs on every API request: one query, and at most once a minute a write of the last use.
     *
     * @param address network address of the client; null when it is none
     */
    public Optional<BearerKey> use(String key, @Nullable String address) {
        Instant now = clock.instant();
        Optional<Use> found = jdbc.sql(
                        "select k.id as key, k.scopes, k.last_used_at, a.id, a.email, a.name, a.role from api_key k join account a on a.id = k.account_id"
                                + " where k.key_hash = :hash and a.disabled_at is null and " + VALID)
                .param("hash", hash(key))
                .param("now", at(now))
                .param("unused", at(now.minus(UNUSED)))
                .query((row, i) -> new Use(
                        new BearerKey(
                                row.getLong("key"),
                                scopes(row),
                                new SignedIn(
                                        row.getLong("id"),
                                        row.getString("email"),
                                        row.getString("name"),
                                        AccountRole.of(row.getString("role")),
                                        null,
                                        null)),
                        time(row, "last_used_at").orElse(Instant.EPOCH)))
                .optional();
        found.filter(use -> !use.last().isAfter(now.minus(BETWEEN_USES)))
                .ifPresent(use -> note(use.key().id(), now, address));
        return found.map(Use::key);
    }

    private record Use(BearerKey key, Instant last) {}

    private void note(long id, Instant now, @Nullable String address) {
        jdbc.sql("""
                        update api_key set last_used_at = :now, last_used_from = cast(:address as inet)
                        where id = :id and coalesce(last_used_at, '-infinity') <= :before""")
                .param("now", at(now))
                .param("address", address)
                .param("id", id)
                .param("before", at(now.minus(BETWEEN_USES)))
                .update();
    }

    private static Set<KeyScope> scopes(ResultSet row) throws SQLException {
        Set<KeyScope> scopes = KeyScope.of(AccountRole.of(row.getString("role")));
        String words = row.getString("scopes");
        if (words != null) {
            Set<KeyScope> own = EnumSet.noneOf(KeyScope.class);
            Arrays.stream(words.split(" ")).forEach(word -> KeyScope.of(word).ifPresent(own::add));
            scopes.retainAll(own);
        }
        return scopes;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
