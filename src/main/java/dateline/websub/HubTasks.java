package dateline.websub;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The hub's work as rows of db-scheduler, many in one go, each in the transaction that wants it. */
@Component
class HubTasks {

    static final String TABLE = "hub_task";
    static final String VERIFY = "verify";
    static final String DELIVER = "deliver";
    static final String PING = "ping";

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HubTasks(JdbcTemplate jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** There is work: told when it was written, and looked at once that is committed. */
    record Waiting() {}

    /** Adds a row for each that has none; one that has waits for its own time, which is later where the last try failed. */
    void add(String task, Collection<?> instances) {
        if (instances.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update(
                "insert into " + TABLE + " (task_name, task_instance, execution_time, picked, version) "
                        + "select ?, instance, ?, false, 1 from unnest(?) as instance on conflict do nothing",
                statement -> {
                    statement.setString(1, task);
                    statement.setTimestamp(2, now);
                    statement.setArray(
                            3,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "text",
                                            instances.stream()
                                                    .map(String::valueOf)
                                                    .toArray()));
                });
        wake();
    }

    /** Has the rows looked at once the running transaction is committed. */
    void wake() {
        events.publishEvent(new Waiting());
    }
}
