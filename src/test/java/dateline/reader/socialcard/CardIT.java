package dateline.reader.socialcard;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.platform.settings.Urls;
import dateline.story.Status;
import dateline.story.StoryService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DatelineTest
class CardIT {

    @Autowired
    ReaderServer server;

    @Autowired
    Cast cast;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Urls urls;

    @Autowired
    CardFiles files;

    private Reader reader() {
        return new Reader(server.port());
    }

    private String image(String path) {
        return reader().page(path).select("meta[property=og:image]").attr("content");
    }

    /** The kept file of the card that the page names. */
    private Optional<byte[]> kept(String slug, long number, String image) {
        return files.find(
                new CardFiles.Name(cast.id(slug), number, image.substring(image.indexOf("?v=") + "?v=".length())));
    }

    private void post(String slug, String headline, boolean keyEvent) {
        entryService.post(
                cast.id(slug),
                EntryContent.of(headline, "<p>Text.</p>").withKeyEvent(keyEvent),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
    }

    @Test
    void isDrawnWhenItIsFirstAskedForAndKept() throws IOException {
        String slug = cast.liveStory();
        String image = image("/stories/" + slug);
        assertThat(image).startsWith(urls.story(slug) + "/card.jpg?v=");
        assertThat(kept(slug, 0, image)).isEmpty();
        HttpResponse<byte[]> card = reader().file(urls.path(image));
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(card.body()).hasSizeBetween(20_000, 80_000);
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(card.body()));
        assertThat(drawn.getWidth()).isEqualTo(1200);
        assertThat(drawn.getHeight()).isEqualTo(630);
        assertThat(kept(slug, 0, image)).hasValue(card.body());
        Document page = reader().page("/stories/" + slug);
        assertThat(page.select("meta[property=og:image:width]").attr("content")).isEqualTo("1200");
        assertThat(page.select("meta[property=og:image:height]").attr("content"))
                .isEqualTo("630");
        assertThat(page.select("meta[property=og:image:alt]").attr("content")).contains("The Harbour Ledger");
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");
        assertThat(page.select("meta[name=twitter:image:alt]").attr("content")).isNotEmpty();
    }

    @Test
    void isAnotherOneOnceCoverageHasEnded() {
        String slug = cast.liveStory();
        String live = image("/stories/" + slug);
        assertThat(reader().get(urls.path(live)).statusCode()).isEqualTo(200);
        storyService.moveCoverage(cast.id(slug), null, Status.ENDED);
        // Whatever version is asked for, the answer is what the card shows now.
        String ended = Await.until(() -> image("/stories/" + slug), image -> {
            assertThat(reader().get(urls.path(image)).statusCode()).isEqualTo(200);
            return !image.equals(live) && kept(slug, 0, image).isPresent();
        });
        Await.until(() -> kept(slug, 0, live), Optional::isEmpty);
        byte[] drawn = kept(slug, 0, ended).orElseThrow();
        assertThat(Await.until(() -> reader().file(urls.path(live)).body(), card -> Arrays.equals(card, drawn)))
                .hasSameSizeAs(drawn);
    }

    @Test
    void isRemovedWhenItWasDrawnLongAgoAndDrawnAgain(@TempDir Path folder) throws IOException {
        CardFiles cards = new CardFiles(folder, Clock.systemUTC());
        CardFiles.Name old = new CardFiles.Name(7, 0, "a1");
        CardFiles.Name event = new CardFiles.Name(7, 1, "b1");
        cards.keep(old, new byte[] {1});
        try (Stream<Path> all = Files.walk(folder)) {
            Files.setLastModifiedTime(
                    all.filter(Files::isRegularFile).findFirst().orElseThrow(),
                    FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        }
        // The first card that a node keeps on a day removes old ones.
        cards = new CardFiles(folder, Clock.systemUTC());
        cards.keep(event, new byte[] {2});
        assertThat(cards.find(old)).isEmpty();
        assertThat(cards.find(event)).hasValue(new byte[] {2});
        cards.keep(old, new byte[] {3});
        cards.keep(new CardFiles.Name(7, 0, "a2"), new byte[] {4});
        assertThat(cards.find(old)).as("an earlier version").isEmpty();
        assertThat(cards.find(event)).isPresent();
    }

    @Test
    void isFoundAtTheAddressThatItHadAsAPng() {
        String slug = cast.liveStory();
        HttpResponse<String> moved = reader().get("/stories/" + slug + "/card.png?v=1");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).hasValue("/stories/" + slug + "/card.jpg");
        assertThat(reader().get("/stories/" + slug + "/12/card.png").headers().firstValue("Location"))
                .hasValue("/stories/" + slug + "/12/card.jpg");
    }

    @Test
    void standsForAKeyEventUntilThatIsTakenBack() {
        String slug = cast.liveStory();
        post(slug, "The wall gives way", true);
        post(slug, "Something small", false);
        String image =
                Await.until(() -> image("/stories/" + slug + "/1"), found -> found.startsWith(urls.entry(slug, 1)));
        assertThat(reader().get(urls.path(image)).statusCode()).isEqualTo(200);
        assertThat(image("/stories/" + slug + "/2")).startsWith(urls.story(slug) + "/card.jpg");
        assertThat(reader().get("/stories/" + slug + "/2/card.jpg").statusCode())
                .isEqualTo(404);
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        Await.until(() -> reader().get(urls.path(image)).statusCode(), status -> status == 410);
    }

    @Test
    void isNotThereForWhatIsNotOut() {
        String draft = storyService
                .create(cast.story("Draft of a card"), Status.DRAFT, cast.ada())
                .slug();
        assertThat(reader().get("/stories/" + draft + "/card.jpg").statusCode()).isEqualTo(404);
        assertThat(reader().get("/stories/none/card.jpg").statusCode()).isEqualTo(404);
        String slug = cast.liveStory();
        for (String number : new String[] {"0", "x", "99", "99999999999999999999"}) {
            assertThat(reader().get("/stories/" + slug + "/" + number + "/card.jpg")
                            .statusCode())
                    .as(number)
                    .isEqualTo(404);
        }
    }
}
