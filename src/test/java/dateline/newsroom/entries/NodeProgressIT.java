package dateline.newsroom.entries;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.story.Stories;
import dateline.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatelineTest
class NodeProgressIT {

    @Autowired
    NodeProgress progress;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    @Test
    void tellsTheTimeOfTheSlowestNodeByTheClockAndNotByItsDigits() {
        String slug = cast.liveStory();
        cast.publish(slug, "Known everywhere");
        Story story = stories.findBySlug(slug).orElseThrow();
        try {
            add(story, "quick-one", "9.99 seconds");
            add(story, "slow-one", "10.05 seconds");
            NodeProgress.Reach reach = Await.until(
                    () -> progress.of(story, story.seq()),
                    now -> now.complete() && now.nodes().size() >= 3);
            assertThat(reach.seconds()).isEqualTo("10.05");
            assertThat(reach.nodes())
                    .extracting(NodeProgress.NodeReach::seconds)
                    .contains("9.99", "10.05");
        } finally {
            jdbc.sql("delete from node where id in ('quick-one', 'slow-one')").update();
        }
    }

    /** Adds a node that applied the story's latest change after so long. */
    private void add(Story story, String node, String after) {
        jdbc.sql("""
                with here as (insert into node (id, started_at, seen_at) values (:node, now() - interval '1 hour', now()) returning id)
                insert into node_story (node_id, story_id, seq, applied_at)
                select here.id, c.story_id, c.seq, c.changed_at + cast(:after as interval) from here, story_change c
                where c.story_id = :story and c.seq = :seq""")
                .param("node", node)
                .param("after", after)
                .param("story", story.id())
                .param("seq", story.seq())
                .update();
    }
}
