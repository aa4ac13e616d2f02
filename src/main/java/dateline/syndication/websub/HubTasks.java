package dateline.syndication.websub;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the hub's tasks as rows of db-scheduler, many per statement, in the caller's transaction. */
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

    /** Event: tasks were added. Published inside the transaction, handled after its commit. */
    record Waiting() {}

    /**
     * Adds a row for each instance that has none. An existing row keeps its execution time, which is later after a
     * failed attempt.
     */
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

    /** Triggers the scheduler after the current transaction commits. */
    void wake() {
        events.publishEvent(new Waiting());
    }
}
