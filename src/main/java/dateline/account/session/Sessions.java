package dateline.account.session;

import dateline.account.SignedIn;
import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queries and ends the browser sessions of accounts. */
@Component
public class Sessions {

    private static final int MOST_LISTED = 100;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final SessionProperties settings;
    private final Clock clock;
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository;

    Sessions(
            JdbcClient jdbc,
            AuditTrail trail,
            SessionProperties settings,
            Clock clock,
            ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
        this.repository = repository;
    }

    /**
     * Returns the id by which a session is named to people: the first 16 hexadecimal digits of the SHA-256 hash of its
     * secret id.
     */
    public static String publicId(String session) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the number of open sessions of the account with this e-mail address. */
    public long of(String email) {
        return jdbc.sql(
                        "select count(*) from spring_session where principal_name = :email and expiry_time > extract(epoch from now()) * 1000")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    /**
     * Whether the account is unchanged since the sign-in: not locked, with the same role and the same version. Each
     * save of the account raises the version, a new password or name included.
     */
    public boolean mayStay(SignedIn by) {
        return jdbc.sql("""
                select count(*) = 1 from account where id = :id and disabled_at is null and role = :role
                and version = coalesce(:version, version)""")
                .param("id", by.accountId())
                .param("role", by.role().word())
                .param("version", by.version(), java.sql.Types.BIGINT)
                .query(Boolean.class)
                .single();
    }

    /**
     * Returns which of these sessions are open and their accounts unchanged since the sign-in, in one query.
     *
     * @param sessions who signed in, by the id of the session
     */
    public Set<String> open(Map<String, SignedIn> sessions) {
        List<String> ids = List.copyOf(sessions.keySet());
        List<SignedIn> by = ids.stream().map(sessions::get).toList();
        return Set.copyOf(jdbc.sql("""
                select w.session from unnest(:sessions, :accounts, :roles, :versions) as w (session, account, role, version)
                join account a on a.id = w.account and a.disabled_at is null and a.role = w.role and a.version = coalesce(w.version, a.version)
                join spring_session s on s.session_id = w.session and s.expiry_time > extract(epoch from now()) * 1000
                and s.creation_time > extract(epoch from now() - make_interval(secs => :life)) * 1000""")
                .param("sessions", ids.toArray(String[]::new))
                .param("accounts", by.stream().map(SignedIn::accountId).toArray(Long[]::new))
                .param("roles", by.stream().map(who -> who.role().word()).toArray(String[]::new))
                .param("versions", by.stream().map(SignedIn::version).toArray(Long[]::new))
                .param("life", (double) settings.life().toSeconds())
                .query(String.class)
                .list());
    }

    /**
     * Returns the open sessions of the account with this e-mail address, the one used last first.
     *
     * @param own secret id of the session that asks; null when it is another account's
     */
    public List<OpenSession> list(String email, @Nullable String own) {
        Instant eldest = clock.instant().minus(settings.life());
        return repository.getObject().findByPrincipalName(email).values().stream()
                .filter(session ->
                        !session.isExpired() && session.getCreationTime().isAfter(eldest))
                .map(session -> OpenSession.of(session, session.getId().equals(own)))
                .sorted(Comparator.comparing(OpenSession::seen).reversed())
                .limit(MOST_LISTED)
                .toList();
    }

    /**
     * Ends one session of an account.
     *
     * @param publicId id from {@link #publicId}
     * @return         false when there is no such session
     */
    @Transactional
    public boolean endOne(long accountId, String email, String publicId) {
        boolean ended =
                jdbc.sql("""
                        delete from spring_session where principal_name = :email
                        and left(encode(sha256(convert_to(cast(session_id as text), 'UTF8')), 'hex'), 16) = :id""").param("email", email).param("id", publicId).update() > 0;
        if (ended) {
            trail.record(AuditEvent.of(AuditAct.SESSION_ENDED, AuditObject.account(accountId, email))
                    .changed(publicId, null));
        }
        return ended;
    }

    /**
     * Ends the account's sessions in all other browsers.
     *
     * @param session id of the session to keep; null ends all
     * @return        the number of sessions ended
     */
    @Transactional
    public int endOthers(long accountId, String email, @Nullable String session) {
        int ended = end(email, session);
        trail.record(AuditEvent.of(AuditAct.SESSIONS_ENDED, AuditObject.account(accountId, email))
                .changed(null, ended));
        return ended;
    }

    /**
     * Ends the sessions of the account with this e-mail address.
     *
     * @param except id of a session to keep; null ends all
     * @return       the number of sessions ended
     */
    @Transactional
    public int end(String email, @Nullable String except) {
        return jdbc.sql(
                        "delete from spring_session where principal_name = :email and session_id <> coalesce(:except, '')")
                .param("email", email)
                .param("except", except)
                .update();
    }
}
