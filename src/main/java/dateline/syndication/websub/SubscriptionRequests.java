package dateline.syndication.websub;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores subscription requests until the callback confirms them. For each feed and callback, only the latest request is
 * kept.
 */
@Component
class SubscriptionRequests {

    private final JdbcClient jdbc;
    private final Topics topics;
    private final Clock clock;

    SubscriptionRequests(JdbcClient jdbc, Topics topics, Clock clock) {
        this.jdbc = jdbc;
        this.topics = topics;
        this.clock = clock;
    }

    /** Stores a request, replaces an earlier one of the same feed and callback, and returns its id. */
    long put(HubRequest request) {
        return jdbc.sql("""
                insert into subscription_request (mode, topic, story_id, callback, host, address, secret, lease_seconds, asked_at)
                values (:mode, :topic, :story, :callback, :host, :address, :secret, :lease, :now)
                on conflict (topic, callback) do update set id = excluded.id, mode = excluded.mode, address = excluded.address, secret = excluded.secret,
                lease_seconds = excluded.lease_seconds, asked_at = excluded.asked_at returning id""")
                .param("mode", word(request.mode()))
                .param("topic", request.topic().path())
                .param("story", request.topic().storyId())
                .param("callback", request.callback().toString())
                .param("host", request.host())
                .param("address", request.address())
                .param("secret", request.secret())
                .param("lease", request.lease().toSeconds())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Returns the request; empty when it was replaced, confirmed or expired. */
    Optional<HubRequest> find(long id) {
        return jdbc.sql("select * from subscription_request where id = :id")
                .param("id", id)
                .query(this::request)
                .optional();
    }

    /** Deletes the request; returns false when it was replaced or deleted meanwhile. */
    boolean take(long id) {
        return jdbc.sql("delete from subscription_request where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Deletes requests that were not confirmed within an hour. */
    void clean() {
        jdbc.sql("delete from subscription_request where asked_at < :then")
                .param("then", clock.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns the value of {@code hub.mode}. */
    static String word(HubRequest.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private HubRequest request(ResultSet row, int i) throws SQLException {
        return new HubRequest(
                HubRequest.Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                topics.at(row.getString("topic"), row.getLong("story_id")),
                URI.create(row.getString("callback")),
                Duration.ofSeconds(row.getLong("lease_seconds")),
                row.getString("secret"),
                row.getString("address"));
    }
}
