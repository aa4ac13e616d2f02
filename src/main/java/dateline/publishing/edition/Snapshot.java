package dateline.publishing.edition;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets the current transaction to repeatable read, so that everything it reads is from one snapshot. */
@Component
class Snapshot {

    private final JdbcClient jdbc;

    Snapshot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be called before the transaction reads anything. As an SQL statement this takes one round trip; as a property
     * of the connection it would take four.
     */
    void take() {
        jdbc.sql("set transaction isolation level repeatable read").update();
    }
}
