package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Reader;
import dateline.http.ReaderServer;
import dateline.platform.error.Conflict;
import dateline.publishing.edition.Editions;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A story taken from readers as a whole. */
@DatelineTest
class WithdrawalIT {

    private static final List<String> ADDRESSES = List.of(
            "",
            "/1",
            "/oldest",
            "/feed.rss",
            "/feed.atom",
            "/feed.json",
            "/key-events.atom",
            "/changes?after=1",
            "/live");

    @Autowired
    ReaderServer server;

    @Autowired
    StoryService storyService;

    @Autowired
    Stories found;

    @Autowired
    Editions editions;

    @Autowired
    Cast cast;

    Reader reader;
    String slug;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
        slug = cast.liveStory();
        cast.publish(slug, "Pilot boat overdue");
    }

    @Test
    void isGoneFromEveryAddressAndSaysSo() {
        ADDRESSES.stream()
                .filter(below -> !below.equals("/live"))
                .forEach(below -> Await.until(() -> get(below), answer -> answer.statusCode() == 200));
        become(Status.WITHDRAWN);
        for (String below : ADDRESSES) {
            HttpResponse<String> gone = Await.until(() -> get(below), answer -> answer.statusCode() == 410);
            assertThat(gone.body()).as(below).contains("withdrawn").doesNotContain("Pilot boat", "Storm");
        }
        Await.until(() -> reader.page("/"), front -> !front.text().contains(headline()));
        Await.until(() -> reader.get("/updates.atom").body(), feed -> !feed.contains(slug));
        assertThat(reader.get("/stories/" + slug + "-never").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsItsReadersAway() {
        try (Follower follower = new Follower(server.port(), "/stories/" + slug + "/live")) {
            Await.until(() -> editions.ready(slug), edition -> edition.isPresent());
            become(Status.WITHDRAWN);
            assertThat(follower.events(1)).extracting(Follower.Event::kind).containsExactly("withdrawn");
        }
    }

    @Test
    void comesBackAsItWas() {
        Instant published = story().coverage().publishedAt();
        become(Status.WITHDRAWN);
        cast.publish(slug, "Written meanwhile");
        assertThat(reader.get("/stories/" + slug).body()).doesNotContain("Written meanwhile");
        become(Status.LIVE);
        Await.until(
                () -> reader.page("/stories/" + slug),
                page -> page.text().contains("Pilot boat overdue")
                        && page.text().contains("Written meanwhile"));
        assertThat(story().coverage().publishedAt()).isEqualTo(published);
        Await.until(
                () -> get("/feed.atom"),
                feed -> feed.statusCode() == 200 && feed.body().contains("Written meanwhile"));
    }

    @Test
    void leadsNobodyOnFromAFormerAddress() {
        String before = slug;
        storyService.edit(cast.id(slug), null, renamed("secret-name-" + before), null, cast.ada());
        slug = "secret-name-" + before;
        become(Status.WITHDRAWN);
        HttpResponse<String> gone =
                Await.until(() -> reader.get("/stories/" + before), answer -> answer.statusCode() != 301);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).doesNotContain("secret-name");
    }

    @Test
    void canOnlyHappenToAStoryThatIsOut() {
        Story draft = storyService.create(cast.story("Not out yet"), Status.DRAFT, cast.ada());
        assertThatThrownBy(() -> storyService.edit(
                        cast.id(draft.slug()), null, cast.story("Not out yet"), Status.WITHDRAWN, cast.ada()))
                .isInstanceOf(Conflict.class);
        assertThat(reader.get("/stories/" + draft.slug()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String below) {
        return reader.get("/stories/" + slug + below);
    }

    private void become(Status status) {
        storyService.edit(cast.id(slug), null, content(), status, cast.ada());
    }

    private StoryContent content() {
        return cast.story(headline());
    }

    private StoryContent renamed(String to) {
        return StoryContent.of(headline())
                .withSlug(to)
                .withTimeZone("America/Halifax")
                .withLanguage("en");
    }

    private String headline() {
        return story().headline();
    }

    private Story story() {
        return found.findBySlug(slug).orElseThrow();
    }
}
