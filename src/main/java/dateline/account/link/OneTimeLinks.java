package dateline.account.link;

import dateline.account.AccountRole;
import dateline.platform.settings.Urls;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues links that are good for one use within a time. A link holds 256 random bits, its token, and is stored as the
 * token's SHA-256 hash; so many random bits need no slower hash.
 */
@Service
public class OneTimeLinks {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String COLUMNS = "id, account_id, email, role, created_by, created_at, expires_at";
    private static final String OPEN = "used_at is null and ended_at is null and expires_at > :now";

    private final JdbcClient jdbc;
    private final Urls urls;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(JdbcClient jdbc, Urls urls, Clock clock) {
        this.jdbc = jdbc;
        this.urls = urls;
        this.clock = clock;
    }

    /**
     * A new link with its secret.
     *
     * @param url the link, which is not stored and cannot be shown again
     */
    public record Issued(OneTimeLink link, String url) {}

    /**
     * Issues a link to set another password, or to confirm another address of an account. Earlier links of the account
     * for the same purpose end.
     *
     * @param email address of the receiver
     * @param by    account that issues it; null for the operator, and for who forgot a password
     */
    @Transactional
    public Issued issue(LinkPurpose purpose, long accountId, String email, @Nullable Long by) {
        end(purpose, accountId);
        return insert(purpose, accountId, email, null, by);
    }

    /** Issues an invitation. An earlier one to the same address ends. */
    @Transactional
    public Issued invite(String email, AccountRole role, long by) {
        jdbc.sql(
                        "update one_time_link set ended_at = :now where purpose = 'invitation' and lower(email) = lower(:email) and "
                                + OPEN)
                .param("email", email)
                .param("now", now())
                .update();
        return insert(LinkPurpose.INVITATION, null, email, role, by);
    }

    private Issued insert(
            LinkPurpose purpose,
            @Nullable Long accountId,
            String email,
            @Nullable AccountRole role,
            @Nullable Long by) {
        String token = token();
        OffsetDateTime now = now();
        OneTimeLink link = jdbc.sql(
                        "insert into one_time_link (purpose, token_hash, account_id, email, role, created_by, created_at, expires_at)"
                                + " values (:purpose, :hash, :account, :email, :role, :by, :now, :expires) returning "
                                + COLUMNS)
                .param("purpose", purpose.word())
                .param("hash", hash(token))
                .param("account", accountId, Types.BIGINT)
                .param("email", email)
                .param("role", role == null ? null : role.word(), Types.VARCHAR)
                .param("by", by, Types.BIGINT)
                .param("now", now)
                .param("expires", now.plus(purpose.life()))
                .query((row, i) -> link(row))
                .single();
        return new Issued(link, url(purpose, token));
    }

    /**
     * Gives an open link another token, for the e-mail that carries it. Links are not kept in jobs, where their tokens
     * would be stored in clear.
     *
     * @return empty when the link was used, ended or has expired
     */
    @Transactional
    public Optional<Issued> renew(LinkPurpose purpose, long id) {
        String token = token();
        return jdbc.sql("update one_time_link set token_hash = :hash where id = :id and purpose = :purpose and " + OPEN
                        + " returning " + COLUMNS)
                .param("hash", hash(token))
                .param("id", id)
                .param("purpose", purpose.word())
                .param("now", now())
                .query((row, i) -> link(row))
                .optional()
                .map(link -> new Issued(link, url(purpose, token)));
    }

    /**
     * Finds an open link by its token, and does not use it up.
     *
     * @throws LinkGone when the link is not good any more, or never was
     */
    public OneTimeLink open(LinkPurpose purpose, String token) {
        return found(purpose, token, "select " + COLUMNS + " from one_time_link");
    }

    /**
     * Uses a link up, in the transaction that does what the link is for. Of several at once only one succeeds.
     *
     * @throws LinkGone when the link is not good any more, or never was
     */
    @Transactional
    public OneTimeLink use(LinkPurpose purpose, String token) {
        return found(purpose, token, "update one_time_link set used_at = :now");
    }

    private OneTimeLink found(LinkPurpose purpose, String token, String statement) {
        if (!TOKEN.matcher(token).matches()) {
            throw new LinkGone(purpose);
        }
        String returning = statement.startsWith("update") ? " returning " + COLUMNS : "";
        return jdbc.sql(statement + " where token_hash = :hash and purpose = :purpose and " + OPEN + returning)
                .param("hash", hash(token))
                .param("purpose", purpose.word())
                .param("now", now())
                .query((row, i) -> link(row))
                .optional()
                .orElseThrow(() -> new LinkGone(purpose));
    }

    /** Ends the open links of an account for a purpose. */
    @Transactional
    public void end(LinkPurpose purpose, long accountId) {
        jdbc.sql("update one_time_link set ended_at = :now where account_id = :account and purpose = :purpose and "
                        + OPEN)
                .param("account", accountId)
                .param("purpose", purpose.word())
                .param("now", now())
                .update();
    }

    /** Counts the links that were issued for an account and purpose since a time. */
    public long issued(LinkPurpose purpose, long accountId, Instant since) {
        return jdbc.sql(
                        "select count(*) from one_time_link where account_id = :account and purpose = :purpose and created_at > :since")
                .param("account", accountId)
                .param("purpose", purpose.word())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Returns the open invitations, the newest first. */
    public List<OneTimeLink> invitations(int most) {
        return jdbc.sql("select " + COLUMNS + " from one_time_link where purpose = 'invitation' and " + OPEN
                        + " order by id desc limit :most")
                .param("now", now())
                .param("most", most)
                .query((row, i) -> link(row))
                .list();
    }

    /** Takes an open invitation back. Returns false when there is no such invitation. */
    @Transactional
    public boolean withdraw(long id) {
        return jdbc.sql("update one_time_link set ended_at = :now where id = :id and purpose = 'invitation' and "
                                + OPEN)
                        .param("id", id)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Deletes links that ended or expired a month ago. */
    @Transactional
    public void sweep() {
        jdbc.sql("delete from one_time_link where expires_at < :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    private String url(LinkPurpose purpose, String token) {
        return urls.newsroom() + "/links/" + purpose.word() + "/" + token;
    }

    private String token() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static OneTimeLink link(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new OneTimeLink(
                row.getLong("id"),
                row.getObject("account_id", Long.class),
                row.getString("email"),
                role == null ? null : AccountRole.of(role),
                row.getObject("created_by", Long.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
