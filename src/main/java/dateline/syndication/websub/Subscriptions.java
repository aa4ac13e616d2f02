package dateline.syndication.websub;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores subscriptions and what was last delivered to each. */
@Component
class Subscriptions {

    private final JdbcClient jdbc;
    private final Topics topics;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, Topics topics, Clock clock) {
        this.jdbc = jdbc;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Adds or renews a subscription. A renewed one keeps its delivery state. A new one is due for delivery at once,
     * since the feed may have changed after {@code content} was read.
     *
     * @param content the hash of the feed's current content, which the subscriber is assumed to have
     * @return the subscription's id
     */
    long put(HubRequest request, byte @Nullable [] content) {
        return jdbc.sql("""
                insert into subscription (topic, story_id, callback, host, address, secret, lease_until, wanted, content, created_at)
                values (:topic, :story, :callback, :host, :address, :secret, :until, nextval('subscription_change'), :content, :now)
                on conflict (topic, callback) do update set address = excluded.address, secret = excluded.secret, lease_until = excluded.lease_until,
                failures = 0, failing_since = null
                returning id""")
                .param("topic", request.topic().path())
                .param("story", request.topic().storyId())
                .param("callback", request.callback().toString())
                .param("host", request.host())
                .param("address", request.address())
                .param("secret", request.secret())
                .param("until", at(request.lease()))
                .param("content", content)
                .param("now", at(Duration.ZERO))
                .query(Long.class)
                .single();
    }

    void remove(String topicPath, URI callback) {
        jdbc.sql("delete from subscription where topic = :topic and callback = :callback")
                .param("topic", topicPath)
                .param("callback", callback.toString())
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from subscription where id = :id").param("id", id).update();
    }

    /** Returns the subscription; empty when it was deleted or its lease has ended. */
    Optional<Subscription> find(long id) {
        return jdbc.sql("select * from subscription where id = :id and lease_until > :now")
                .param("id", id)
                .param("now", at(Duration.ZERO))
                .query(this::subscription)
                .optional();
    }

    /** Like {@link #find}, and locks the row until the transaction ends. */
    Optional<Subscription> lock(long id) {
        return jdbc.sql("select * from subscription where id = :id and lease_until > :now for update")
                .param("id", id)
                .param("now", at(Duration.ZERO))
                .query(this::subscription)
                .optional();
    }

    /** Marks the subscriptions to all feeds that these stories may affect as due, and returns their ids. */
    List<Long> want(Collection<Long> storyIds) {
        return jdbc.sql("""
                with change as (select nextval('subscription_change') as number)
                update subscription set wanted = change.number from change
                where (story_id is null or story_id in (:stories)) and lease_until > :now returning id""")
                .param("stories", storyIds)
                .param("now", at(Duration.ZERO))
                .query(Long.class)
                .list();
    }

    /** Returns the ids of subscriptions that are due for delivery. */
    List<Long> behind() {
        return jdbc.sql("select id from subscription where wanted > delivered and lease_until > :now")
                .param("now", at(Duration.ZERO))
                .query(Long.class)
                .list();
    }

    void delivered(long id, long change, byte[] content) {
        jdbc.sql(
                        "update subscription set delivered = :change, content = :content, failures = 0, failing_since = null where id = :id")
                .param("id", id)
                .param("change", change)
                .param("content", content)
                .update();
    }

    void failed(long id) {
        jdbc.sql(
                        "update subscription set failures = failures + 1, failing_since = coalesce(failing_since, :now) where id = :id")
                .param("id", id)
                .param("now", at(Duration.ZERO))
                .update();
    }

    /** The columns by which the number of subscriptions is limited. */
    enum Shared {
        TOPIC("topic"),
        HOST("host"),
        ADDRESS("address");

        private final String column;

        Shared(String column) {
            this.column = column;
        }
    }

    /** Counts subscriptions and pending requests with that value, except those of this callback. */
    int others(Shared shared, String value, URI callback) {
        String where = shared.column + " = :value";
        return jdbc.sql("select (select count(*) from subscription where " + where + " and callback <> :callback)"
                        + " + (select count(*) from subscription_request where " + where
                        + " and callback <> :callback)")
                .param("value", value)
                .param("callback", callback.toString())
                .query(Integer.class)
                .single();
    }

    /** Deletes subscriptions whose lease has ended, or to which deliveries have failed for that long. */
    int clean(Duration longestFailing) {
        return jdbc.sql("delete from subscription where lease_until <= :now or failing_since <= :then")
                .param("now", at(Duration.ZERO))
                .param("then", at(longestFailing.negated()))
                .update();
    }

    private OffsetDateTime at(Duration from) {
        return clock.instant().plus(from).atOffset(ZoneOffset.UTC);
    }

    private Subscription subscription(ResultSet row, int i) throws SQLException {
        return new Subscription(
                row.getLong("id"),
                topics.at(row.getString("topic"), row.getLong("story_id")),
                URI.create(row.getString("callback")),
                row.getString("host"),
                row.getString("secret"),
                row.getLong("wanted"),
                row.getLong("delivered"),
                row.getBytes("content"),
                row.getInt("failures"));
    }
}
