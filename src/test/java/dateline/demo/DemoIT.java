package dateline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import dateline.Reader;
import dateline.http.ReaderServer;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.Story;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.data.domain.Limit;
import org.springframework.test.context.TestPropertySource;

@DatelineTest
@TestPropertySource(properties = "dateline.demo=true")
class DemoIT {

    @Autowired
    ReaderServer server;

    @Autowired
    DemoLoader loader;

    @Autowired
    Stories stories;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @Test
    void fillsAnEmptyNewsroomOnce() throws Exception {
        loader.run(new DefaultApplicationArguments());
        List<Story> all = stories.all(Limit.of(10));
        assertThat(all).extracting(Story::status).containsExactly(Status.LIVE, Status.ENDED);
    }

    @Test
    void showsEverythingAStoryCanHave() {
        Document page = reader.page("/stories/storm-hesper-port-averill");
        assertThat(page.select("live-timeline article.entry")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(page.select("#story-pinned article")).hasSize(1);
        assertThat(page.select("#story-key-events li")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(page.select("#story-summary a")).isNotEmpty();
        assertThat(page.select("live-timeline figure img[alt]")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(page.text())
                .contains("Correction", "retracted", "contributed to this report.", "Edited by", "/Ledger");
        assertThat(page.select("article.entry").eachAttr("data-day").stream().distinct())
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void servesItsPhotosInEverySize() {
        String photo = reader.page("/stories/storm-hesper-port-averill")
                .select("figure img")
                .attr("src");
        assertThat(photo).startsWith("/photos/");
        assertThat(reader.get(photo).headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(reader.get(photo.replaceFirst("\\d+\\.jpg$", "640.webp"))
                        .headers()
                        .firstValue("Content-Type"))
                .contains("image/webp");
        assertThat(reader.get(photo.replaceFirst("\\d+\\.jpg$", "641.jpg")).statusCode())
                .isEqualTo(404);
        assertThat(reader.get("/photos/0000000000000000/640.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    void ordersTheFrontLiveFirst() {
        assertThat(reader.page("/").select("a[href^=/stories/]").eachAttr("href").stream()
                        .filter(path -> path.matches("/stories/[a-z-]+"))
                        .distinct())
                .containsExactly("/stories/storm-hesper-port-averill", "/stories/port-averill-votes");
        assertThat(reader.page("/contributors/marit-oduya").text())
                .contains("Chief reporter")
                .contains("Marit Oduya");
    }
}
