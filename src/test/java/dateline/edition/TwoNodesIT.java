package dateline.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.Dateline;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Follower.Event;
import dateline.Reader;
import dateline.entry.EntryDesk;
import dateline.press.Press;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Two nodes that share nothing but PostgreSQL. */
@DatelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

    @Autowired
    Press press;
    @Autowired
    EntryDesk desk;
    @Autowired
    Cast cast;
    @Autowired
    Environment settings;
    ConfigurableApplicationContext other;
    Reader here;
    Reader there;

    @BeforeAll
    void startAnother() {
        other = new SpringApplicationBuilder(Dateline.class).run("--server.port=0", "--dateline.port=0", "--dateline.demo=false",
            "--spring.jmx.enabled=false",
            argument("dateline.database.url"), argument("dateline.database.username"), argument("dateline.database.password"),
            argument("dateline.data"));
        here = new Reader(press.port());
        there = new Reader(other.getBean(Press.class).port());
    }

    private String argument(String setting) {
        return "--" + setting + "=" + settings.getProperty(setting);
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
        desk.retract(slug, 1, null, null, true, cast.ada());
        Await.until(() -> there.get("/stories/" + slug).body(), body -> !body.contains("Regretted"));
        Await.until(() -> there.get("/stories/" + slug + "/1").statusCode(), status -> status == 410);
    }

    @Test
    void givesEqualTagsToEqualContent() {
        String slug = cast.liveStory();
        cast.publish(slug, "Same everywhere");
        for (String path : new String[] {"/stories/" + slug, "/stories/" + slug + "/1"}) {
            HttpResponse<String> first = Await.until(() -> here.get(path), page -> page.body().contains("Same everywhere"));
            HttpResponse<String> second = Await.until(() -> there.get(path), page -> page.body().contains("Same everywhere"));
            assertThat(second.headers().firstValue("ETag")).isPresent().isEqualTo(first.headers().firstValue("ETag"));
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
}
