package dateline.contributor;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.entry.EntryContent;
import dateline.entry.EntryDesk;
import dateline.entry.EntryStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
class ContributorDeskIT {

    @Autowired
    ProfileDesk profiles;
    @Autowired
    Contributors contributors;
    @Autowired
    EntryDesk entries;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Cast cast;

    @Test
    void creditsWhoStaysWhenSomeoneIsMergedMeanwhile() {
        credit(cast.liveStory(), "Marta Lindqvist");
        credit(cast.liveStory(), "M. Lindqvist");
        String slug = cast.liveStory();
        CompletableFuture<Void> post = transaction.execute(merging -> {
            merge("m-lindqvist", "marta-lindqvist");
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> credit(slug, "M. Lindqvist"));
            awaitWaiting();
            return begun;
        });
        post.join();
        assertThat(credited(slug)).containsExactly("Marta Lindqvist");
    }

    @Test
    void creditsWhoStaysWhenThePostCameFirst() {
        credit(cast.liveStory(), "Tove Sandahl");
        credit(cast.liveStory(), "T. Sandahl");
        String slug = cast.liveStory();
        CompletableFuture<Void> merge = transaction.execute(posting -> {
            credit(slug, "T. Sandahl");
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> merge("t-sandahl", "tove-sandahl"));
            awaitWaiting();
            return begun;
        });
        merge.join();
        assertThat(credited(slug)).containsExactly("Tove Sandahl");
    }

    private void credit(String slug, String name) {
        CreditContent credit = new CreditContent("author", List.of(name), null, null, null);
        entries.post(slug, new EntryContent("Tide", "<p>The tide is in.</p>", null, false, List.of(), List.of(credit)), EntryStatus.PUBLISHED, cast.ada(),
            null);
    }

    private void merge(String going, String staying) {
        profiles.merge(staying, version(staying), Map.of(going, version(going)));
    }

    private long version(String slug) {
        return contributors.findBySlug(slug).orElseThrow().version();
    }

    private void awaitWaiting() {
        Await.until(() -> jdbc.sql("""
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""")
            .query(Long.class).single(), waiting -> waiting > 0);
    }

    private List<String> credited(String slug) {
        return jdbc.sql("""
                select p.name from contributor p join credit_person n on n.contributor_id = p.id join credit c on c.id = n.credit_id
                join entry e on e.id = c.entry_id join story s on s.id = e.story_id where s.slug = :slug""")
            .param("slug", slug).query(String.class).list();
    }
}
