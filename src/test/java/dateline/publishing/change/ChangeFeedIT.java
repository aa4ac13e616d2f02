package dateline.publishing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.http.ReaderServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatelineTest
class ChangeFeedIT {

    @Autowired
    ChangeFeed watch;

    @Autowired
    ReaderServer server;

    @Autowired
    Cast cast;

    @Test
    void watchesEachTimeItIsStartedAndMissesNothingInBetween() {
        Reader reader = new Reader(server.port());
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
