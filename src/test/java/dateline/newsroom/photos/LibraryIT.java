package dateline.newsroom.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.newsroom.entries.Editor;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.platform.settings.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The photo library: found again, and spoken of anew without changing what stands. */
@DatelineTest
class LibraryIT {

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
    void findsPhotosByEveryWordOfTheirs() throws IOException {
        String key = filed("krumhorn-quay_7.jpg", "Léon at the sluice", "A man by a gate", "Vera Lind", "Kelpie Press");
        for (String words : List.of("leon", "slui", "gate", "vera", "kelpie", "krumhorn", "quay+leon")) {
            assertThat(found("/newsroom/photos?q=" + words)).as(words).contains(key);
        }
        assertThat(found("/newsroom/photos?q=krumhorn+nothing")).isEmpty();
        assertThat(ada.open("/newsroom/photos?before=x").status()).isEqualTo(404);
        assertThat(ada.open("/newsroom/photos/none").status()).isEqualTo(404);
    }

    @Test
    void leafsThroughTheGrid() throws IOException {
        for (int i = 0; i < 43; i++) {
            filed("jabberling.jpg", "Jabberling " + i, null, null, null);
        }
        Document first = ada.open("/newsroom/photos?q=jabberling").page();
        List<String> all = new ArrayList<>(first.select("[data-photo]").eachAttr("data-photo"));
        assertThat(all).hasSize(40);
        filed("jabberling.jpg", "Jabberling late", null, null, null);
        all.addAll(found(first.select("#older a").attr("href")));
        assertThat(all).hasSize(43).doesNotHaveDuplicates();
    }

    @Test
    void changesItsWordsForLaterUsesAlone() throws IOException {
        String key = filed("low.jpg", "Old caption", "Old alt", null, "Old Press");
        use(key, EntryStatus.PUBLISHED, cast.ada());
        reads("Old Press");
        Document page = ada.open("/newsroom/photos/" + key).page();
        assertThat(page.select("#uses .use").text()).contains("#1 Used", "published", "Old caption", "Old Press");
        assertThat(page.select(".photo__plain").text()).contains("The uses below keep");
        Editor.Answer saved =
                ada.send(form(page), Map.of("caption", "New caption", "alt", "New alt", "credit", "New Press"));
        assertThat(ada.open(saved.location()).text("#notice")).isEqualTo("The photo is saved.");
        use(key, EntryStatus.PUBLISHED, cast.ada());
        Document story = reads("New Press");
        assertThat(story.select("#entry-1 figcaption").text())
                .contains("Old caption", "Old Press")
                .doesNotContain("New");
        assertThat(story.select("#entry-2 figcaption").text()).contains("New caption", "New Press");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Changed", "<p>Up.</p>")
                        .withFigures(List.of(new FigureContent(key, "Third caption", "x"))),
                null,
                false,
                cast.ada());
        assertThat(reads("Third caption").select("#entry-1 figcaption").text()).contains("Old Press");
    }

    @Test
    void changesTheUsesThatWereChosenByAnEditOfEach() throws IOException {
        String key = filed("low.jpg", "Old caption", "Old alt", null, "Old Press");
        use(key, EntryStatus.PUBLISHED, cast.ada());
        use(key, EntryStatus.PUBLISHED, cast.ada());
        reads("Old Press");
        Document page = ada.open("/newsroom/photos/" + key).page();
        String chosen = page.select("#uses .use:contains(#1) input").val();
        Editor.Answer saved =
                ada.send(form(page), Map.of("caption", "New caption", "credit", "New Press", "also", chosen));
        assertThat(ada.open(saved.location()).text("#notice")).contains("one use of it was changed with it");
        Document story = reads("New Press");
        assertThat(story.select("#entry-1 figcaption").text()).contains("New caption", "New Press");
        assertThat(story.select("#entry-2 figcaption").text()).contains("Old caption", "Old Press");
        assertThat(story.select("#entry-1 img").attr("alt")).isEqualTo("Old alt");
        assertThat(ada.open("/newsroom/stories/" + slug + "/entries/1").page().select("a[href*=revisions]"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void saysSoWhenSomebodySavedInBetween() throws IOException {
        String key = filed("low.jpg", "Old caption", null, null, null);
        use(key, EntryStatus.DRAFT, cast.ada());
        Document mine = ada.open("/newsroom/photos/" + key).page();
        ada.send(
                form(ada.open("/newsroom/photos/" + key).page()), Map.of("caption", "Theirs", "credit", "Their press"));
        Editor.Answer late = ada.send(form(mine), Map.of("caption", "Mine"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("[role=alert]")).contains("A colleague saved", "Theirs");
        assertThat(late.text("textarea[name=caption]")).isEqualTo("Mine");
        assertThat(late.page().select("input[name=credit]").val())
                .as("what only they changed")
                .isEqualTo("Their press");
        String chosen = mine.select("#uses input[name=also]").val();
        entryService.edit(cast.entry(slug, 1), null, EntryContent.of("Changed", "<p>Up.</p>"), null, false, cast.ada());
        Editor.Answer stale = ada.send(form(late.page()), Map.of("also", chosen));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(ada.open("/newsroom/photos/" + key).text("textarea[name=caption]"))
                .isEqualTo("Theirs");
        Editor.Answer refused = ada.send(form(late.page()), Map.of("credit", "x".repeat(300), "caption", "Kept"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("textarea[name=caption]")).isEqualTo("Kept");
    }

    @Test
    void hidesFromAReporterWhatIsInOthersDrafts() throws IOException {
        String key = filed("low.jpg", "Seen", null, null, null);
        Account reporter = cast.staff(AccountRole.REPORTER);
        use(key, EntryStatus.DRAFT, cast.ada());
        use(key, EntryStatus.DRAFT, new Actor(reporter.id(), reporter.name()));
        Editor jonas = new Editor(port).signedIn(reporter.email(), DatelineTest.PASSWORD);
        Document page = jonas.open("/newsroom/photos/" + key).page();
        assertThat(page.select("#uses .use a").eachAttr("href"))
                .containsExactly("/newsroom/stories/" + slug + "/entries/2");
        assertThat(page.select("#photo-form textarea, #uses input")).isEmpty();
        assertThat(ada.open("/newsroom/photos/" + key).page().select("#uses .use"))
                .hasSize(2);
    }

    private String filed(String name, String caption, String alt, String creator, String credit) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/photos/xmp.jpg"))) {
            return photoService
                    .file(
                            name,
                            in,
                            new PhotoWords(
                                    caption,
                                    alt == null ? "" : alt,
                                    creator == null ? "" : creator,
                                    credit == null ? "" : credit),
                            cast.ada())
                    .key();
        }
    }

    private void use(String key, EntryStatus status, Actor by) {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Used", "<p>Up.</p>").withFigures(List.of(new FigureContent(key, null, null))),
                status,
                by,
                null);
    }

    private Document reads(String words) {
        return Await.until(
                () -> reader.page("/stories/" + slug), page -> page.text().contains(words));
    }

    private static Element form(Document page) {
        return page.selectFirst("#photo-form");
    }

    private List<String> found(String path) {
        return ada.open(path).page().select("[data-photo]").eachAttr("data-photo");
    }
}
