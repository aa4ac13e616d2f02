package dateline.websub;

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

/** The subscriptions, and how far each has been told. */
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
     * Begins a subscription, or renews it: then it goes on from where the subscriber is. A new one is behind at once, since the feed may have
     * changed after it was looked at.
     *
     * @param content a hash of the feed as it stood a moment ago, which the subscriber is taken to have
     * @return its id
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

    /** The subscription; empty when it was ended, or its lease is over. */
    Optional<Subscription> find(long id) {
        return jdbc.sql("select * from subscription where id = :id and lease_until > :now")
                .param("id", id)
                .param("now", at(Duration.ZERO))
                .query(this::subscription)
                .optional();
    }

    /** The same, its row locked until the transaction ends. */
    Optional<Subscription> lock(long id) {
        return jdbc.sql("select * from subscription where id = :id and lease_until > :now for update")
                .param("id", id)
                .param("now", at(Duration.ZERO))
                .query(this::subscription)
                .optional();
    }

    /** Wants every feed delivered that these stories can show in, and says to whom. */
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

    /** Those that want what they have not been sent. */
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

    /** What the subscriptions have in common that a bound is for. */
    enum Shared {
        TOPIC("topic"),
        HOST("host"),
        ADDRESS("address");

        private final String column;

        Shared(String column) {
            this.column = column;
        }
    }

    /** How many there are with that value, beside this callback's own. */
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

    /** Forgets those whose lease is over, and those to which nothing could be delivered for so long. */
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
