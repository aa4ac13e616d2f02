package dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody is signed in, in browsers. */
@Component
public class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In how many browsers they are. */
    public long of(String email) {
        return jdbc.sql("select count(*) from spring_session where principal_name = :email and expiry_time > extract(epoch from now()) * 1000")
            .param("email", email).query(Long.class).single();
    }

    /**
     * Signs them out everywhere.
     *
     * @param except but in the session of this id; null for really everywhere
     */
    @Transactional
    public int end(String email, @Nullable String except) {
        return jdbc.sql("delete from spring_session where principal_name = :email and session_id <> coalesce(:except, '')")
            .param("email", email).param("except", except).update();
    }
}
