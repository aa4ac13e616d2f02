package dateline.desk;

import dateline.newsroom.EditorWords;
import dateline.page.TimeView;
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

/** Where a change has reached readers: on which of the nodes that live pages, streams and feeds are in step with it, and since when. */
@Component
class Reaches {

    private static final Duration SILENT = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EditorWords words;

    Reaches(JdbcClient jdbc, Clock clock, EditorWords words) {
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A node.
     *
     * @param at      since when; null when it has not, or was started later and never knew it otherwise
     * @param seconds after the change, "0.04"
     * @param there   whether it has
     */
    record NodeReach(
            String node, @Nullable TimeView at, @Nullable String seconds, boolean there) {}

    /**
     * How far a change has come.
     *
     * @param complete whether it is there on all nodes
     * @param seconds  until it was, "0.04"; null while it is not, or when nobody measured it
     */
    record Reach(long seq, boolean complete, @Nullable String seconds, List<NodeReach> nodes) {}

    /** The latest change of that kind that happened to the update. */
    Optional<Reach> latest(Story story, long entryNumber, String kind) {
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
