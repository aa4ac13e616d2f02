package dateline.account.session;

import dateline.account.SignedIn;
import dateline.account.audit.AuditAct;
import dateline.account.audit.AuditEvent;
import dateline.account.audit.AuditObject;
import dateline.account.audit.AuditTrail;
import dateline.account.signin.StaffFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queries and ends the browser sessions of accounts. */
@Component
public class Sessions {

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    Sessions(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
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
                and s.creation_time > extract(epoch from now() - make_interval(days => :days)) * 1000""")
                .param("sessions", ids.toArray(String[]::new))
                .param("accounts", by.stream().map(SignedIn::accountId).toArray(Long[]::new))
                .param("roles", by.stream().map(who -> who.role().word()).toArray(String[]::new))
                .param("versions", by.stream().map(SignedIn::version).toArray(Long[]::new))
                .param("days", StaffFilter.LONGEST_SESSION.toDays(), java.sql.Types.INTEGER)
                .query(String.class)
                .list());
    }

    /**
     * Ends the account's sessions in all other browsers.
     *
     * @param session id of the session to keep
     * @return        the number of sessions ended
     */
    @Transactional
    public int endOthers(SignedIn by, String session) {
        int ended = end(by.email(), session);
        trail.record(AuditEvent.of(AuditAct.SESSIONS_ENDED, AuditObject.account(by.accountId(), by.email()))
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
