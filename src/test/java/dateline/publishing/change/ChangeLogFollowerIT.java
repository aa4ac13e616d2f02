package dateline.publishing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.http.Press;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatelineTest
class ChangeLogFollowerIT {

    @Autowired
    ChangeLogFollower watch;

    @Autowired
    Press press;

    @Autowired
    Cast cast;

    @Test
    void watchesEachTimeItIsStartedAndMissesNothingInBetween() {
        Reader reader = new Reader(press.port());
        String slug = cast.liveStory();
        for (int i = 1; i <= 20; i++) {
            assertThat(reader.get("/stories/" + slug).statusCode()).isEqualTo(200);
            watch.stop();
            cast.publish(slug, "Meanwhile " + i);
            watch.start();
            String headline = "Meanwhile " + i;
            Await.until(() -> reader.get("/stories/" + slug).body(), page -> page.contains(headline));
        }
    }
}
