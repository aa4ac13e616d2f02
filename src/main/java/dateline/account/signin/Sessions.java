package dateline.account.signin;

import dateline.account.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queries and ends the browser sessions of accounts. */
@Component
public class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
    boolean mayStay(SignedIn by) {
        return jdbc.sql("""
                select count(*) = 1 from account where id = :id and disabled_at is null and role = :role
                and version = coalesce(:version, version)""")
                .param("id", by.accountId())
                .param("role", by.role().word())
                .param("version", by.version(), java.sql.Types.BIGINT)
                .query(Boolean.class)
                .single();
    }

    /** Whether the session is open and its account unchanged since the sign-in. */
    public boolean isOpen(String session, SignedIn by) {
        return mayStay(by)
                && jdbc.sql("""
                select count(*) = 1 from spring_session where session_id = :session and expiry_time > extract(epoch from now()) * 1000
                and creation_time > extract(epoch from now() - make_interval(days => :days)) * 1000""")
                        .param("session", session)
                        .param("days", StaffFilter.LONGEST_SESSION.toDays(), java.sql.Types.INTEGER)
                        .query(Boolean.class)
                        .single();
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
