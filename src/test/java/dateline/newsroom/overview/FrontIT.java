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
import dateline.platform.settings.Actor;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newsroom's front, as each of the roles finds it. */
@DatelineTest
class FrontIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private EntryService entryService;

    @Autowired
    private StoryService storyService;

    @Autowired
    private JdbcClient jdbc;

    private String slug;
    private Account reporter;
    private Editor jonas;
    private Editor editor;

    @BeforeEach
    void signIn() {
        Waiting.clear(jdbc);
        slug = cast.liveStory();
        reporter = cast.staff(AccountRole.REPORTER);
        jonas = signedIn(reporter);
        editor = signedIn(cast.staff(AccountRole.EDITOR));
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() {
        Document page = editor.open("/newsroom").page();
        assertThat(page.select("#drafts").text()).contains("What you save as a draft waits here");
        assertThat(page.select(".stories__top a").attr("href")).isEqualTo("/newsroom/stories/new");
        assertThat(jonas.open("/newsroom").page().select(".stories__top a, #submitted"))
                .isEmpty();
        assertThat(editor.open("/newsroom?section=none-such").text(".stories__empty"))
                .contains("No story of this section here");
    }

    @Test
    void leadsFromAReportersDraftToItsReviewAndBack() {
        cast.draft(slug, "Crowd grows", reporter);
        assertThat(jonas.open("/newsroom")
                        .page()
                        .select("#drafts .waiting__title")
                        .eachAttr("href"))
                .containsExactly("/newsroom/stories/" + slug + "/entries/1/edit");
        assertThat(editor.open("/newsroom").text("#drafts")).doesNotContain("Crowd grows");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Crowd grows", "<p>One.</p>"),
                EntryStatus.SUBMITTED,
                false,
                jonas());
        assertThat(jonas.open("/newsroom").text("#submitted")).contains("Waiting for an editor", "Crowd grows");
        assertThat(filed(editor)).contains("/newsroom/stories/" + slug + "/entries/1/edit");
        Editor other = signedIn(cast.staff(AccountRole.REPORTER));
        assertThat(other.open("/newsroom").page().text()).doesNotContain("Crowd grows");
        entryService.sendBack(cast.entry(slug, 1), null, "Who counted them?", cast.ada());
        assertThat(jonas.open("/newsroom").text("#drafts")).contains("Sent back: Who counted them?");
    }

    @Test
    void countsDownToWhatIsScheduled() {
        Instant due = Instant.parse("2100-01-01T10:00:00Z");
        entryService.post(
                cast.id(slug),
                EntryContent.of("Later", "<p>Later.</p>").withPublishedAt(due),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        Document page = editor.open("/newsroom").page();
        assertThat(page.select("#scheduled .waiting:has(a[href*=" + slug + "/]) dateline-age")
                        .attr("datetime"))
                .isEqualTo("2100-01-01T06:00:00-04:00");
        assertThat(jonas.open("/newsroom").text("#scheduled")).doesNotContain(slug);
    }

    @Test
    void tellsWhatHappenedInTheLastHour() {
        cast.publish(slug, "Pumps fail");
        cast.publish(slug, "Ferry ashore");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Pumps fail", "<p>Typo mended.</p>"),
                null,
                false,
                cast.ada());
        entryService.retract(cast.entry(slug, 2), null, "It was not so.", false, cast.ada());
        cast.draft(slug, "Secret", reporter);
        List<String> hour = jonas.open("/newsroom")
                .page()
                .select(".hour__row:has(a[href*=" + slug + "])")
                .eachText();
        assertThat(hour)
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("Published Pumps fail"))
                .anySatisfy(line -> assertThat(line).contains("Retracted Ferry ashore"))
                .anySatisfy(line -> assertThat(line).contains("Coverage opened"));
    }

    @Test
    void leafsThroughStoriesByStateAndSection() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            made.add(storyService
                    .create(story("Tide " + i), i == 7 ? Status.DRAFT : Status.LIVE, cast.ada())
                    .slug());
        }
        storyService.edit(cast.id(made.get(9)), null, story("Tide 9"), Status.ENDED, cast.ada());
        assertThat(shown("/newsroom?show=planned&section=tides")).containsExactly(made.get(7));
        assertThat(shown("/newsroom?show=ended&section=tides")).containsExactly(made.get(9));
        assertThat(shown("/newsroom?section=tides")).hasSize(30);
        Document first = editor.open("/newsroom?show=all&section=tides").page();
        List<String> all = new ArrayList<>(rows(first));
        storyService.edit(cast.id(made.get(3)), null, story("Tide 3"), null, cast.ada());
        all.addAll(shown(first.select("#older a").attr("href")));
        assertThat(all).hasSize(32).containsExactlyInAnyOrderElementsOf(made);
        assertThat(editor.open("/newsroom?show=elsewhere").status()).isEqualTo(404);
        assertThat(editor.open("/newsroom?before=yesterday").status()).isEqualTo(404);
    }

    private StoryContent story(String headline) {
        return StoryContent.of(headline)
                .withSection("Tides")
                .withTimeZone("America/Halifax")
                .withLanguage("en");
    }

    private List<String> shown(String path) {
        return rows(editor.open(path).page());
    }

    private static List<String> rows(Document page) {
        return page.select(".stories__headline").eachAttr("href").stream()
                .map(path -> path.replaceFirst(".*/", ""))
                .toList();
    }

    private static List<String> filed(Editor editor) {
        return editor.open("/newsroom")
                .page()
                .select("#submitted .waiting__title")
                .eachAttr("href");
    }

    private Editor signedIn(Account account) {
        return new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
    }

    private Actor jonas() {
        return new Actor(reporter.id(), reporter.name());
    }
}
