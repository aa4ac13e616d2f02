package dateline.publishing.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Follower.Event;
import dateline.Reader;
import dateline.SecondNode;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes that share nothing but PostgreSQL, their machines' clocks 90 s apart. */
@DatelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment settings;

    SecondNode other;
    Reader here;
    Reader there;

    @BeforeAll
    void startAnother() {
        other = SecondNode.beside(settings);
        here = new Reader(server.port());
        there = new Reader(other.port());
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void reachesTheReadersOfTheOther() {
        String slug = cast.liveStory();
        try (Follower follower = there.follow(slug, "1")) {
            cast.publish(slug, "Posted here");
            Event event = follower.events(1).getFirst();
            assertThat(event.kind()).isEqualTo("published");
            assertThat(event.data()).contains("Posted here");
        }
        Await.until(() -> there.get("/stories/" + slug).body(), body -> body.contains("Posted here"));
    }

    @Test
    void takesARetractionBackEverywhere() {
        String slug = cast.liveStory();
        cast.publish(slug, "Regretted");
        Await.until(() -> there.get("/stories/" + slug).body(), body -> body.contains("Regretted"));
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        Await.until(() -> there.get("/stories/" + slug).body(), body -> !body.contains("Regretted"));
        Await.until(() -> there.get("/stories/" + slug + "/1").statusCode(), status -> status == 410);
    }

    @Test
    void givesEqualTagsToEqualContent() {
        String slug = cast.liveStory();
        cast.publish(slug, "Same everywhere");
        for (String path : new String[] {
            "/stories/" + slug,
            "/stories/" + slug + "/1",
            "/stories/" + slug + "/feed.rss",
            "/stories/" + slug + "/feed.atom",
            "/stories/" + slug + "/feed.json",
            "/updates.rss",
            "/tags/storm/feed.atom"
        }) {
            HttpResponse<String> first =
                    Await.until(() -> here.get(path), page -> page.body().contains("Same everywhere"));
            HttpResponse<String> second =
                    Await.until(() -> there.get(path), page -> page.body().contains("Same everywhere"));
            assertThat(second.headers().firstValue("ETag"))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue("ETag"));
        }
    }

    @Test
    void letsAReaderMoveFromOneToTheOther() {
        String slug = cast.liveStory();
        String last;
        try (Follower follower = here.follow(slug, "1")) {
            cast.publish(slug, "Seen here");
            last = follower.events(1).getFirst().id();
        }
        cast.publish(slug, "Seen there");
        try (Follower follower = there.follow(slug, last)) {
            assertThat(follower.events(1)).extracting(Event::id).containsExactly("3");
        }
    }

    @Test
    void catchesUpWhenItsLineIsCut() {
        String slug = cast.liveStory();
        try (Follower follower = there.follow(slug, "1");
                Follower neighbour = here.follow(slug, "1")) {
            for (int i = 1; i <= 5; i++) {
                int cut = cutTheLines();
                assertThat(cut).as("lines cut").isPositive();
                cast.publish(slug, "Unheard " + i);
                int told = i;
                assertThat(follower.events(told)).hasSize(told);
                assertThat(neighbour.events(told)).hasSize(told);
            }
            assertThat(follower.events()).extracting(Event::id).containsExactly("2", "3", "4", "5", "6");
        }
    }

    /** As a failing network would: what was notified meanwhile is lost. */
    private int cutTheLines() {
        return Await.until(() -> jdbc.sql("""
                select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and application_name = 'dateline line'""").query(Integer.class).single(), cut -> cut > 0);
    }

    @Test
    void putsEntriesInTheOrderTheyCameWhicheverNodeTookThem() {
        String slug = cast.liveStory();
        Cast colleague = other.bean(Cast.class);
        for (int i = 0; i < 3; i++) {
            colleague.publish(slug, "From the machine that is ahead");
            cast.publish(slug, "From the one that is right");
        }
        Document page = Await.until(
                () -> there.page("/stories/" + slug),
                shown -> shown.select("article.entry").size() == 6);
        assertThat(page.select("article.entry").eachAttr("data-number")).containsExactly("6", "5", "4", "3", "2", "1");
        String feed = there.get("/stories/" + slug + "/feed.json").body();
        assertThat(Instant.parse(feed.replaceFirst("(?s).*?\"date_published\":\\s*\"([^\"]+)\".*", "$1")))
                .isBefore(Instant.now().plusSeconds(30));
    }

    @Test
    void bringsNothingOutBeforeItsTimeByAClockThatIsAhead() {
        String slug = cast.liveStory();
        Instant due = Instant.now().plusSeconds(60);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Due in a minute", "<p>Wait.</p>").withPublishedAt(due),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        // By then both nodes have looked for what is due several times over.
        Instant later = Instant.now().plusSeconds(3);
        Await.until(Instant::now, now -> now.isAfter(later));
        assertThat(here.get("/stories/" + slug).body()).doesNotContain("Due in a minute");
        assertThat(there.get("/stories/" + slug + "/1").statusCode()).isEqualTo(404);
    }
}
