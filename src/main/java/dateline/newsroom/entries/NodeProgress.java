package dateline.newsroom.entries;

import dateline.newsroom.language.EditorWords;
import dateline.publishing.view.TimeView;
import dateline.story.Story;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports on which running nodes a change is live (pages, streams and feeds include it), and since when. */
@Component
class NodeProgress {

    /** A node not seen for this long counts as gone. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EditorWords words;

    NodeProgress(JdbcClient jdbc, Clock clock, EditorWords words) {
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The state of one node.
     *
     * @param at      when the node applied the change or a later one; null when it has not, or started after the change
     * @param seconds time from the change to that moment, "0.04"; null when a later change was applied with it
     * @param there   whether readers of the node see the change
     */
    record NodeReach(
            String node, @Nullable TimeView at, @Nullable String seconds, boolean there) {}

    /**
     * How far a change has reached readers.
     *
     * @param complete whether the change is live on all nodes
     * @param seconds  time until it was live on all nodes, "0.04"; null before that, or when it was not measured
     */
    record Reach(long seq, boolean complete, @Nullable String seconds, List<NodeReach> nodes) {}

    /** Finds the entry's latest change of a kind and returns how far that has reached readers. */
    public Optional<Reach> latest(Story story, long entryNumber, String kind) {
        return jdbc.sql(
                        "select max(seq) from story_change where story_id = :story and entry_number = :entry and kind = :kind")
                .param("story", story.id())
                .param("entry", entryNumber)
                .param("kind", kind)
                .query(Long.class)
                .optional()
                .map(seq -> of(story, seq));
    }

    Reach of(Story story, long seq) {
        Instant changed = jdbc.sql("select changed_at from story_change where story_id = :story and seq = :seq")
                .param("story", story.id())
                .param("seq", seq)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
        List<Duration> took = new ArrayList<>();
        List<NodeReach> nodes = jdbc.sql("""
                select n.id, n.started_at, coalesce(s.seq, -1) as seq, s.applied_at from node n
                left join node_story s on s.node_id = n.id and s.story_id = :story where n.seen_at > :since order by n.started_at, n.id""")
                .param("story", story.id())
                .param("since", clock.instant().minus(SILENT).atOffset(ZoneOffset.UTC))
                .query((row, i) -> {
                    OffsetDateTime applied = row.getObject("applied_at", OffsetDateTime.class);
                    boolean told = row.getLong("seq") >= seq && applied != null;
                    boolean fresh = !row.getObject("started_at", OffsetDateTime.class)
                            .toInstant()
                            .isBefore(changed);
                    Duration after =
                            told && row.getLong("seq") == seq ? Duration.between(changed, applied.toInstant()) : null;
                    if (after != null) {
                        took.add(after);
                    }
                    return new NodeReach(
                            row.getString("id"),
                            told ? TimeView.of(applied.toInstant(), story.zone(), words.now()) : null,
                            after == null ? null : seconds(after),
                            told || fresh);
                })
                .list();
        boolean complete = !nodes.isEmpty() && nodes.stream().allMatch(NodeReach::there);
        return new Reach(seq, complete, complete && !took.isEmpty() ? seconds(Collections.max(took)) : null, nodes);
    }

    private static String seconds(Duration took) {
        return String.format(LocaleContextHolder.getLocale(), "%.2f", Math.max(0.01, took.toMillis() / 1000.0));
    }
}
