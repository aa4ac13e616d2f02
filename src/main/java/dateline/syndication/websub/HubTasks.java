package dateline.syndication.websub;

import dateline.platform.jobs.JobData;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
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
    private final JobData data;
    private final Clock clock;

    HubTasks(JdbcTemplate jdbc, ApplicationEventPublisher events, JobData data, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.data = data;
        this.clock = clock;
    }

    /**
     * The changes of a story after {@code from} up to {@code to} (seq). Data of the job that notifies another hub.
     */
    record StoryChanges(long storyId, long from, long to) {

        /** Returns the id of the job's row. */
        String name() {
            return storyId + ":" + from + ":" + to;
        }

        static StoryChanges of(String[] name) {
            return new StoryChanges(Long.parseLong(name[0]), Long.parseLong(name[1]), Long.parseLong(name[2]));
        }
    }

    /** Event: tasks were added. Published inside the transaction, handled after its commit. */
    record Waiting() {}

    /** Adds a row for each notification of another hub. */
    void addPings(Collection<StoryChanges> news) {
        add(
                PING,
                news.stream().map(StoryChanges::name).toList(),
                news.stream().map(data::serialize).toArray(byte[][]::new));
    }

    /**
     * Adds a row for each instance that has none. An existing row keeps its execution time, which is later after a
     * failed attempt.
     */
    void add(String task, Collection<?> instances) {
        add(task, instances, new byte[instances.size()][]);
    }

    private void add(String task, Collection<?> instances, byte @Nullable [][] data) {
        if (instances.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update(
                "insert into " + TABLE + " (task_name, task_instance, task_data, execution_time, picked, version) "
                        + "select ?, instance, data, ?, false, 1 from unnest(?, ?) as job (instance, data) on conflict do nothing",
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
                    statement.setArray(4, statement.getConnection().createArrayOf("bytea", data));
                });
        wake();
    }

    /** Triggers the scheduler after the current transaction commits. */
    void wake() {
        events.publishEvent(new Waiting());
    }
}
