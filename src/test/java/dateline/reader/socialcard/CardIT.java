package dateline.reader.socialcard;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.Press;
import dateline.platform.settings.Urls;
import dateline.story.Status;
import dateline.story.StoryService;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatelineTest
class CardIT {

    @Autowired
    Press press;

    @Autowired
    Cast cast;

    @Autowired
    EntryService desk;

    @Autowired
    StoryService stories;

    @Autowired
    Urls urls;

    @Autowired
    JdbcClient jdbc;

    private Reader reader() {
        return new Reader(press.port());
    }

    private String image(String path) {
        return reader().page(path).select("meta[property=og:image]").attr("content");
    }

    private long made(String slug, long number) {
        return jdbc.sql(
                        "select count(*) from card c join story s on s.id = c.story_id where s.slug = :slug and c.entry_number = :number")
                .param("slug", slug)
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private void post(String slug, String headline, boolean keyEvent) {
        desk.post(
                slug,
                new EntryContent(headline, "<p>Text.</p>", null, keyEvent, List.of(), List.of()),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
    }

    @Test
    void isMadeWhenAStoryComesOutAndNotWhenItIsAskedFor() {
        String slug = cast.liveStory();
        Await.until(() -> made(slug, 0), count -> count == 1);
        String image = image("/stories/" + slug);
        assertThat(image).startsWith(urls.story(slug) + "/card.png?v=");
        HttpResponse<String> card = reader().get(urls.path(image));
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.headers().firstValue("Content-Type")).hasValue("image/png");
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
        stories.edit(
                slug,
                null,
                stories.edit(slug, null, cast.story("Ended now"), null, cast.ada())
                        .content(),
                Status.ENDED,
                cast.ada());
        String version = "select c.version from card c join story s on s.id = c.story_id where s.slug = :slug";
        Await.until(
                () -> image("/stories/" + slug),
                image -> !image.equals(live)
                        && jdbc.sql(version)
                                .param("slug", slug)
                                .query(String.class)
                                .optional()
                                .filter(made -> image.endsWith("?v=" + made))
                                .isPresent());
    }

    @Test
    void standsForAKeyEventUntilThatIsTakenBack() {
        String slug = cast.liveStory();
        post(slug, "The wall gives way", true);
        post(slug, "Something small", false);
        Await.until(() -> made(slug, 1), count -> count == 1);
        String image =
                Await.until(() -> image("/stories/" + slug + "/1"), found -> found.startsWith(urls.entry(slug, 1)));
        assertThat(reader().get(urls.path(image)).statusCode()).isEqualTo(200);
        assertThat(image("/stories/" + slug + "/2")).startsWith(urls.story(slug) + "/card.png");
        assertThat(reader().get("/stories/" + slug + "/2/card.png").statusCode())
                .isEqualTo(404);
        desk.retract(slug, 1, null, null, true, cast.ada());
        Await.until(() -> reader().get(urls.path(image)).statusCode(), status -> status == 410);
        Await.until(() -> made(slug, 1), count -> count == 0);
    }

    @Test
    void isMadeAnewWhereItIsNotWhatThePageNames() {
        String slug = cast.liveStory();
        Await.until(() -> made(slug, 0), count -> count == 1);
        assertThat(jdbc.sql(
                                "update card set version = 'old', png = 'old' from story s where s.id = story_id and s.slug = :slug")
                        .param("slug", slug)
                        .update())
                .isEqualTo(1);
        HttpResponse<String> card = reader().get(urls.path(image("/stories/" + slug)));
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.body()).contains("PNG").isNotEqualTo("old");
    }

    @Test
    void isNotThereForWhatIsNotOut() {
        String draft = stories.create(cast.story("Draft of a card"), Status.DRAFT, cast.ada())
                .slug();
        assertThat(reader().get("/stories/" + draft + "/card.png").statusCode()).isEqualTo(404);
        assertThat(reader().get("/stories/none/card.png").statusCode()).isEqualTo(404);
        String slug = cast.liveStory();
        for (String number : new String[] {"0", "x", "99", "99999999999999999999"}) {
            assertThat(reader().get("/stories/" + slug + "/" + number + "/card.png")
                            .statusCode())
                    .as(number)
                    .isEqualTo(404);
        }
    }
}
