package dateline.account.session;

import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Writes a session's last use at most once a minute. Spring Session would write it with every request. A change of the
 * session's id, account or idle time is written at once.
 */
public final class SessionQueries implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {

    private static final String UPDATE = """
        update %TABLE_NAME% as s set session_id = w.id, last_access_time = w.seen, max_inactive_interval = w.idle,
        expiry_time = w.expiry, principal_name = w.principal
        from (select cast(? as char(36)) as id, cast(? as bigint) as seen, cast(? as int) as idle, cast(? as bigint) as expiry,
          cast(? as text) as principal, cast(? as char(36)) as primary_id) w
        where s.primary_id = w.primary_id and (s.session_id <> w.id or s.max_inactive_interval <> w.idle
          or s.principal_name is distinct from w.principal or w.seen - s.last_access_time >= 60000)
        """;

    @Override
    public void customize(JdbcIndexedSessionRepository sessions) {
        sessions.setUpdateSessionQuery(UPDATE);
    }
}
