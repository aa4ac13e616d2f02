package dateline.newsroom.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.newsroom.entries.Editor;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The newsroom's search: everything somebody may see, and nothing else. */
@DatelineTest
class SearchesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private EntryService entryService;

    @Autowired
    private StoryService storyService;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private String slug;
    private Account reporter;
    private Editor editor;

    @BeforeEach
    void signIn() {
        slug = cast.liveStory();
        reporter = cast.staff(AccountRole.REPORTER);
        editor = signedIn(cast.staff(AccountRole.EDITOR));
    }

    @Test
    void findsWhatIsNotOutForThoseWhoMaySeeIt() {
        cast.draft(slug, "Évacuation zumbrota", reporter);
        assertThat(found(editor, "q=evacuation+zumbr")).containsExactly("/newsroom/stories/" + slug + "/entries/1");
        assertThat(found(signedIn(reporter), "q=ZUMBROTA")).hasSize(1);
        assertThat(found(signedIn(cast.staff(AccountRole.REPORTER)), "q=zumbrota"))
                .isEmpty();
        assertThat(found(signedIn(cast.staff(AccountRole.REPORTER)), "state=drafts&story=" + slug))
                .isEmpty();
        cast.publish(slug, "Zumbrota is out");
        assertThat(found(signedIn(cast.staff(AccountRole.REPORTER)), "q=zumbrota"))
                .containsExactly("/newsroom/stories/" + slug + "/entries/2");
    }

    @Test
    void marksTheWordsAndSaysWhereTheyStand() {
        entryService.post(
                cast.id(slug),
                EntryContent.of(
                        "Pumps",
                        "<p>" + "Nothing here. ".repeat(30) + "At the <b>Quibbletown</b> sluice, R&amp;D.</p>"),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Document page = editor.open("/newsroom/search?q=quibble").page();
        assertThat(page.select(".hit mark").eachText()).containsExactly("Quibble");
        assertThat(page.select(".hit__text").text()).startsWith("… ").contains("At the Quibbletown sluice, R&D.");
        assertThat(page.select(".hit__facts").text()).contains("published", "Editor");
    }

    @Test
    void findsPhrasesInDraftsToo() {
        cast.draft(slug, "Snubbel gate opens", reporter);
        cast.draft(slug, "Gate snubbel shuts", reporter);
        Document page = editor.open("/newsroom/search?q=%22snubbel+gate%22").page();
        assertThat(page.select(".hit")).hasSize(1);
        assertThat(page.select(".hit mark").eachText()).isNotEmpty().containsOnly("Snubbel gate");
        assertThat(editor.open("/newsroom/search?q=%22snubbel+gate").page().select(".hit"))
                .as("without a second quotation mark")
                .hasSize(2);
    }

    @Test
    void findsStoriesOfEveryState() {
        storyService.create(
                StoryContent.of("Vexilla rises")
                        .withStandfirst("Crème of the tide.")
                        .withLanguage("en"),
                Status.DRAFT,
                cast.ada());
        Document page = editor.open("/newsroom/search?q=creme+vexil").page();
        assertThat(page.select(".hit__title a[href$=vexilla-rises] mark").text())
                .isEqualTo("Vexil");
        assertThat(page.select(".hit__text mark").text()).isEqualTo("Crème");
        assertThat(page.select(".hit .badge").text()).isEqualTo("draft");
    }

    @Test
    void isNarrowedByStateStoryAndAuthor() {
        cast.draft(slug, "Wopple one", reporter);
        cast.publish(slug, "Wopple two");
        String other = cast.liveStory();
        cast.publish(other, "Wopple three");
        entryService.retract(cast.entry(other, 1), null, null, false, cast.ada());
        assertThat(found(editor, "q=wopple")).hasSize(3);
        assertThat(found(editor, "q=wopple&state=drafts")).containsExactly("/newsroom/stories/" + slug + "/entries/1");
        assertThat(found(editor, "q=wopple&state=published"))
                .containsExactly("/newsroom/stories/" + slug + "/entries/2");
        assertThat(found(editor, "q=wopple&state=retracted"))
                .containsExactly("/newsroom/stories/" + other + "/entries/1");
        assertThat(found(editor, "q=wopple&story=" + slug)).hasSize(2);
        assertThat(found(editor, "author=" + reporter.id()))
                .containsExactly("/newsroom/stories/" + slug + "/entries/1");
        assertThat(found(editor, "q=wopple&author=" + reporter.id() + "&state=published"))
                .isEmpty();
        assertThat(editor.open("/newsroom/search?state=lost").status()).isEqualTo(404);
        assertThat(editor.open("/newsroom/search?story=none-such").status()).isEqualTo(404);
        assertThat(editor.open("/newsroom/search?q=%27%29%3B+%26+%3A*+%00").status())
                .isEqualTo(200);
    }

    @Test
    void goesOnWhereItStoppedHoweverMuchIsAdded() {
        for (int i = 0; i < 28; i++) {
            cast.publish(slug, "Snarkle " + i);
        }
        Document first = editor.open("/newsroom/search?q=snarkle").page();
        List<String> all = new ArrayList<>(first.select(".hit__title a").eachAttr("href"));
        assertThat(all).hasSize(25);
        cast.publish(slug, "Snarkle late");
        all.addAll(editor.open(first.select("#older a").attr("href"))
                .page()
                .select(".hit__title a")
                .eachAttr("href"));
        assertThat(all).hasSize(28).doesNotHaveDuplicates();
    }

    @Test
    void endsASearchThatTakesTooLong() {
        Editor.Answer answer = transaction.execute(status -> {
            jdbc.sql("lock table entry in access exclusive mode").update();
            return editor.open("/newsroom/search?q=snark");
        });
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.page().text()).contains("This search takes too long, or many colleagues are searching.");
    }

    private static List<String> found(Editor editor, String query) {
        return editor.open("/newsroom/search?" + query)
                .page()
                .select("[data-rows] .hit__title a")
                .eachAttr("href");
    }

    private Editor signedIn(Account account) {
        return new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
    }
}
