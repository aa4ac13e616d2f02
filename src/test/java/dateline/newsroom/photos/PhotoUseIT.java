package dateline.newsroom.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.newsroom.entries.Editor;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.photo.rendition.Pictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Photos in the composer, where their use is restricted, uncredited or refused, and as readers then see them. */
@DatelineTest
class PhotoUseIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ReaderServer server;

    @Autowired
    private Cast cast;

    @Autowired
    private PhotoService photoService;

    @Autowired
    private EntryService entryService;

    private Editor ada;
    private Reader reader;
    private String slug;

    @BeforeEach
    void signIn() {
        slug = cast.liveStory();
        ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        reader = new Reader(server.port());
    }

    @Test
    void asksWhyARestrictedPhotoMayBePublishedAndKeepsTheText() throws IOException {
        String key = filed(Pictures.withXmp(
                Pictures.jpeg(1600, 1000),
                Pictures.xmp("<photoshop:Instructions>EMBARGOED until 18:00</photoshop:Instructions>")));
        assertThat(ada.open("/newsroom/photos").text(".shot__usage--restricted"))
                .contains("EMBARGOED until 18:00");
        assertThat(ada.open("/newsroom/photos/" + key).text(".photo__usage--restricted"))
                .contains("EMBARGOED until 18:00");
        Map<String, Object> typed = Map.of(
                "headline", "The minister resigns", "body", "Kept.", "figures[0].photo", key, "figures[0].alt", "A");
        Editor.Answer asked =
                ada.send(composer(ada.open("/newsroom/stories/" + slug).page()), typed);
        assertThat(asked.status()).isEqualTo(422);
        Document page = asked.page();
        assertThat(page.select(".figure__usage--stops").text()).contains("EMBARGOED until 18:00");
        assertThat(page.select("[id='new-figures[0].clearance-error']").text()).contains("Why the photo may be used");
        assertThat(page.select("[name=headline]").val()).isEqualTo("The minister resigns");
        Editor.Answer sent =
                ada.send(composer(page), Map.of("figures[0].clearance", "AFP lifted it by telephone, 17:40"));
        assertThat(sent.status()).isEqualTo(303);
        Document story = reads("The minister resigns");
        assertThat(story.html()).doesNotContain("by telephone").doesNotContain("EMBARGOED");
        assertThat(ada.open("/newsroom/stories/" + slug + "/entries/1/edit")
                        .page()
                        .select("[name='figures[0].clearance']")
                        .val())
                .isEqualTo("AFP lifted it by telephone, 17:40");
    }

    @Test
    void namesThePhotoThatStopsADraftFromBeingPublished() throws IOException {
        String key = filed(Pictures.withXmp(
                Pictures.jpeg(1600, 1000),
                Pictures.xmp("<photoshop:Instructions>MANDATORY KILL</photoshop:Instructions>")));
        for (String headline : List.of("Killed", "Sound")) {
            entryService.post(
                    cast.id(slug),
                    EntryContent.of(headline, "<p>Kept.</p>")
                            .withFigures(
                                    headline.equals("Killed") ? List.of(new FigureContent(key, null, "A")) : List.of()),
                    EntryStatus.DRAFT,
                    cast.ada(),
                    null);
        }
        String story = "/newsroom/stories/" + slug;
        Editor.Answer now = ada.post(story + "/entries/1/publication", Map.of("version", "0"));
        assertThat(now.status()).isEqualTo(422);
        assertThat(now.page().select("[id$='figures[0].clearance-error']").text())
                .contains("needed for a.jpg")
                .contains("kill")
                .contains("take the photo out");
        assertThat(now.page().select("[name=headline]").val()).isEqualTo("Killed");

        Editor.Answer bulk = ada.post(story + "/bulk", Map.of("act", "publish", "number", "1,2", "list", "drafts"));
        String said = ada.open(bulk.location()).page().select("#notice").text();
        assertThat(said)
                .contains("1 update is published")
                .contains("#1 (")
                .contains("needed for a.jpg")
                .contains("take the photo out");
        assertThat(ada.open(story + "/entries/1/edit")
                        .page()
                        .select("[name=headline]")
                        .val())
                .isEqualTo("Killed");
    }

    @Test
    void letsNoReporterCreditAPhotoThatReadersSee() throws IOException {
        String key = filed(Pictures.jpeg(1600, 1000));
        entryService.post(
                cast.id(slug),
                EntryContent.of("Seen", "<p>One.</p>").withFigures(List.of(new FigureContent(key, null, "A"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Editor rita = new Editor(port).signedIn(cast.staff(AccountRole.REPORTER).email(), DatelineTest.PASSWORD);
        rita.send(
                composer(rita.open("/newsroom/stories/" + slug).page()),
                Map.of(
                        "body", "Two.",
                        "action", "draft",
                        "figures[0].photo", key,
                        "figures[0].alt", "A",
                        "figures[0].photoCredit", "RITA/Nowhere"));
        assertThat(ada.open("/newsroom/photos/" + key)
                        .page()
                        .select("[name=credit]")
                        .val())
                .isEmpty();
        ada.send(
                ada.open("/newsroom/stories/" + slug).page().selectFirst("#aside-2 form[action$=publication]"),
                Map.of());
        assertThat(reads("Two.").select("#entry-1 .figure__credit").text()).isEmpty();
        assertThat(reads("Two.").select("#entry-2 .figure__credit").text()).isEqualTo("RITA/Nowhere");
    }

    @Test
    void publishesNoDraftWithAPhotoThatWasKilled() throws IOException {
        String key = filed(Pictures.withXmp(
                Pictures.jpeg(1600, 1000),
                Pictures.xmp("<photoshop:Instructions>MANDATORY KILL</photoshop:Instructions>")));
        entryService.post(
                cast.id(slug),
                EntryContent.of("Killed", "<p>One.</p>").withFigures(List.of(new FigureContent(key, null, "A"))),
                EntryStatus.DRAFT,
                cast.ada(),
                null);
        Document desk = ada.open("/newsroom/stories/" + slug).page();
        Editor.Answer asked = ada.send(desk.selectFirst("#aside-1 form[action$=publication]"), Map.of());
        assertThat(asked.status()).isLessThan(500);
        ada.send(desk.selectFirst("#bulk"), Map.of("number", "1", "act", "publish", "list", "drafts"));
        assertThat(ada.open("/newsroom/stories/" + slug).text("#aside-1")).contains("Killed");
    }

    @Test
    void takesTheCreditOfAPhotoThatNamesNone() throws IOException {
        String key = filed(Pictures.jpeg(1600, 1000));
        Map<String, Object> typed = Map.of(
                "headline",
                "On the quay",
                "figures[0].photo",
                key,
                "figures[0].alt",
                "A quay",
                "figures[0].photoCredit",
                "Ada Dahl");
        assertThat(ada.send(composer(ada.open("/newsroom/stories/" + slug).page()), typed)
                        .status())
                .isEqualTo(303);
        assertThat(reads("On the quay").select("#entry-1 .figure__credit").text())
                .isEqualTo("Ada Dahl");
        assertThat(ada.open("/newsroom/photos/" + key)
                        .page()
                        .select("[name=credit]")
                        .val())
                .isEqualTo("Ada Dahl");
        Document edit =
                ada.open("/newsroom/stories/" + slug + "/entries/1/edit").page();
        assertThat(edit.select("dateline-figures > ol [data-uncredited]").hasAttr("hidden"))
                .isTrue();
    }

    @Test
    void namesAFileThatItRefuses() {
        Editor.Answer answer = ada.post(
                "/newsroom/photos",
                Map.of("file", "\0\0\0\u001cftypisom\0\0\0\0mp41avc1".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().text()).contains("photo.jpg is a video").contains("send a still");
    }

    @Test
    void showsTheFirstOfManyPhotosAndNoneLargerThanItIs() throws IOException {
        String large = filed(Pictures.jpeg(1600, 1000));
        String small = filed(Pictures.jpeg(64, 48));
        entryService.post(
                cast.id(slug),
                EntryContent.of("Forty", "<p>Up.</p>")
                        .withFigures(Collections.nCopies(40, new FigureContent(large, "", "A"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Small", "<p>Up.</p>")
                        .withFigures(Collections.nCopies(8, new FigureContent(small, "", "A"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Document story = reads("Small");
        assertThat(story.select("#entry-1 .entry__figures > .figure")).hasSize(6);
        assertThat(story.select("#entry-1 .entry__folded summary").text()).isEqualTo("Show all 40 photos");
        assertThat(story.select("#entry-1 .entry__folded .figure")).hasSize(34);
        assertThat(story.select("#entry-1 img").attr("sizes")).isEqualTo("(min-width: 48rem) 18rem, 50vw");
        assertThat(story.select("#entry-2 .entry__figures > .figure--small")).hasSize(8);
        assertThat(story.select("#entry-2 .entry__folded")).isEmpty();
        assertThat(story.select("#entry-2 img").eachAttr("sizes"))
                .containsOnly("(min-width: 48rem) min(18rem, 64px), min(50vw, 64px)");
    }

    private String filed(byte[] file) throws IOException {
        return photoService
                .file("a.jpg", new ByteArrayInputStream(file), PhotoWords.NONE, cast.ada())
                .key();
    }

    private Document reads(String words) {
        return Await.until(
                () -> reader.page("/stories/" + slug), page -> page.text().contains(words));
    }

    private static Element composer(Document page) {
        return page.select("form.composer__form").getFirst();
    }
}
