package dateline.publishing.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records in the database how far this node has applied each story's changes, for the newsroom to show. One row per
 * node and story is written once pages, streams and feeds are up to date. Readers never wait for it. A write that fails
 * is repeated with the next heartbeat.
 */
@Component
class NodeReport {

    private static final Logger LOG = LoggerFactory.getLogger(NodeReport.class);
    // Between two heartbeats of this node.
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    // After so long without a heartbeat, a node is deleted.
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    // Positions that could not be written yet, by story.
    private final Map<Long, Long> owed = new ConcurrentHashMap<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Counter failures;
    private Instant told = Instant.EPOCH;

    NodeReport(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, MeterRegistry meters) {
        this.failures = Counter.builder("dateline.node.report.failures")
                .description("Reports of how far this node is that could not be written")
                .register(meters);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes this node's heartbeat, at most every five seconds, and the positions that could not be written before. */
    void lives() {
        owed.forEach(this::follows);
        Instant now = clock.instant();
        if (now.isBefore(told.plus(BETWEEN))) {
            return;
        }
        told = now;
        write(() -> {
            jdbc.sql(
                            "insert into node (id, started_at, seen_at) values (:node, :now, :now) on conflict (id) do update set seen_at = :now")
                    .param("node", node)
                    .param("now", at(now))
                    .update();
            jdbc.sql("delete from node where seen_at < :long")
                    .param("long", at(now.minus(FORGOTTEN)))
                    .update();
        });
    }

    /** Records that readers on this node see the story as of this change. */
    void follows(long storyId, long seq) {
        owed.merge(storyId, seq, Math::max);
        Instant now = clock.instant();
        boolean written = write(() -> {
            // May be called before this node's first heartbeat.
            jdbc.sql("""
                with here as (insert into node (id, started_at, seen_at) values (:node, :now, :now) on conflict (id) do nothing)
                insert into node_story (node_id, story_id, seq, applied_at) values (:node, :story, :seq, :now)
                on conflict (story_id, node_id) do update set seq = excluded.seq, applied_at = excluded.applied_at where node_story.seq < excluded.seq""")
                    .param("node", node)
                    .param("story", storyId)
                    .param("seq", seq)
                    .param("now", at(now))
                    .update();
        });
        if (written) {
            owed.remove(storyId, seq);
        }
    }

    /** Removes this node: it serves nobody from now on. */
    void leaves() {
        told = Instant.EPOCH;
        write(() -> jdbc.sql("delete from node where id = :node")
                .param("node", node)
                .update());
    }

    private boolean write(Runnable rows) {
        try {
            transaction.executeWithoutResult(status -> {
                // A lost report does no harm, so do not wait for the disk.
                jdbc.sql("set local synchronous_commit = off").update();
                rows.run();
            });
            if (failing.compareAndSet(true, false)) {
                LOG.warn("The node's position in the change log is reported again");
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            failures.increment();
            // Log an outage once: writes are tried several times a second.
            if (failing.compareAndSet(false, true)) {
                LOG.warn("The node's position in the change log could not be reported: {}", e.toString());
            }
            return false;
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
