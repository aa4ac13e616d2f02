package dateline.edition;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets everything a transaction reads be of one moment. */
@Component
class Snapshot {

    private final JdbcClient jdbc;

    Snapshot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Called before the transaction reads anything. Said in SQL, it takes one question; as a property of the connection it takes four. */
    void take() {
        jdbc.sql("set transaction isolation level repeatable read").update();
    }
}
