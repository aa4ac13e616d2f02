package dateline.newsroom.entries;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.contributor.CreditContent;
import dateline.entry.Embed;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryContentBuilder;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.story.Stories;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An update's way from a reporter's draft to the readers, and the lists it waits in. */
@DatelineTest
class WorkflowIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ReaderServer server;

    @Autowired
    private Cast cast;

    @Autowired
    private EntryService entryService;

    @Autowired
    private Entries entries;

    @Autowired
    private Stories stories;

    private Editor ada;
    private Editor jonas;
    private Account reporter;
    private String slug;

    @BeforeEach
    void signIn() {
        slug = cast.liveStory();
        ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        reporter = cast.staff(AccountRole.REPORTER);
        jonas = new Editor(port).signedIn(reporter.email(), DatelineTest.PASSWORD);
    }

    @Test
    void isFiledSentBackFiledAgainAndPublished() {
        Editor.Answer filed = jonas.send(
                form(jonas, "#composer-new form", ""), Map.of("body", "Two pumps fail.", "action", "submit"));
        assertThat(jonas.open(filed.location()).text("#notice")).startsWith("Filed as #1");
        assertThat(ada.open(desk() + "?list=submitted").text("#timeline #entry-1"))
                .contains("Two pumps fail.", "to review");
        Document seen = ada.open(desk()).page();
        assertThat(seen.select(".lists").text()).contains("Timeline 0", "Drafts 0", "To review 1");
        assertThat(seen.select("#submitted .row__action").eachText())
                .containsExactly("Review", "Publish now", "Send back", "Copy or move", "Discard");
        ada.send(form(ada, "#panel form", "/entries/1/return"), Map.of("note", "Who says so?"));
        assertThat(entry(1).status()).isEqualTo(EntryStatus.DRAFT);
        assertThat(jonas.open(desk()).text("#drafts")).contains("Sent back: Who says so?");
        jonas.send(
                form(jonas, "#composer-entry-1 form", "/entries/1/edit"),
                Map.of("body", "Two pumps fail, the council says.", "action", "submit"));
        assertThat(entry(1).publication().returnNote()).isNull();
        ada.send(ada.open(desk()).page().selectFirst("#submitted form[action$=publication]"), Map.of());
        assertThat(entry(1).status()).isEqualTo(EntryStatus.PUBLISHED);
        assertThat(jonas.open(desk() + "/entries/1/edit").status()).isEqualTo(403);
    }

    @Test
    void isChangedByAnEditorAndStaysFiled() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Filed", "<p>One.</p>"),
                EntryStatus.SUBMITTED,
                new dateline.platform.settings.Actor(reporter.id(), "Jonas"),
                null);
        ada.send(form(ada, "#composer-entry-1 form", "/entries/1/edit"), Map.of("body", "Two.", "action", "keep"));
        assertThat(entry(1).status()).isEqualTo(EntryStatus.SUBMITTED);
        assertThat(entry(1).body()).isEqualTo("<p>Two.</p>");
    }

    @Test
    void hidesWhatWaitsFromOtherReporters() {
        cast.draft(slug, "Secret", reporter);
        Editor other =
                new Editor(port).signedIn(cast.staff(AccountRole.REPORTER).email(), DatelineTest.PASSWORD);
        assertThat(other.open(desk() + "?list=drafts").page().text()).doesNotContain("Secret");
        assertThat(other.open(desk() + "/entries/1").status()).isEqualTo(403);
        assertThat(jonas.open(desk() + "?list=drafts").text("#timeline #entry-1"))
                .contains("Secret");
    }

    @Test
    void isNoLongerScheduledOnceThatIsCancelled() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Later", "<p>Later.</p>").withPublishedAt(Instant.parse("2100-01-01T10:00:00Z")),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        Element cancel =
                ada.open(desk() + "?list=scheduled").page().selectFirst("#timeline #entry-1 form[action$=schedule]");
        Editor.Answer cancelled = ada.send(cancel, Map.of());
        assertThat(cancelled.location()).endsWith("?list=scheduled");
        assertThat(entry(1).status()).isEqualTo(EntryStatus.DRAFT);
        assertThat(entry(1).publishedAt()).isEqualTo("2100-01-01T10:00:00Z");
    }

    @Test
    void isFoundByWordsAndMarks() {
        cast.publish(slug, "Évacuation at the harbour");
        entryService.post(
                cast.id(slug),
                EntryContentBuilder.builder()
                        .headline("Crowd grows")
                        .body("<p>At the market.</p>")
                        .publishedAt(Instant.parse("2026-02-03T15:00:00Z"))
                        .keyEvent(true)
                        .figures(List.of())
                        .credits(List.of())
                        .embeds(List.of())
                        .unverified(true)
                        .build(),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        assertThat(found("q=evacuat")).containsExactly("entry-1");
        assertThat(found("q=mark+grow")).containsExactly("entry-2");
        assertThat(found("q=nothing")).isEmpty();
        assertThat(found("q=%27%29%3B+%26+%3A*")).hasSize(2);
        assertThat(found("key=true")).containsExactly("entry-2");
        assertThat(found("unverified=true")).containsExactly("entry-2");
        assertThat(found("photo=true")).isEmpty();
        assertThat(found("day=2026-02-03")).containsExactly("entry-2");
        assertThat(found("author=" + cast.ada().accountId())).hasSize(2);
        assertThat(found("author=" + reporter.id())).isEmpty();
        assertThat(ada.open(desk() + "?list=nowhere").status()).isEqualTo(404);
        assertThat(ada.open(desk() + "?day=yesterday").status()).isEqualTo(404);
    }

    @Test
    void isActedOnWithOthers() {
        for (int i = 1; i <= 3; i++) {
            cast.draft(slug, "Draft " + i, reporter);
        }
        entryService.post(
                cast.id(slug),
                EntryContent.of(null, null)
                        .withCredits(List.of(new CreditContent("author", List.of("Maya Lind"), null, null, null))),
                EntryStatus.DRAFT,
                cast.ada(),
                null);
        Editor.Answer done = ada.post(desk() + "/bulk", Map.of("act", "publish", "list", "drafts", "number", "1,3,4"));
        assertThat(ada.open(done.location()).text("#notice"))
                .startsWith("2 updates are published. Not done: #4 (The update needs a headline, a text or a photo.).");
        assertThat(entry(1).isPublic()).isTrue();
        assertThat(entry(2).isPublic()).isFalse();
        Editor.Answer doubted = ada.post(desk() + "/bulk", Map.of("act", "unverify", "number", "1,3"));
        assertThat(ada.open(doubted.location()).text("#notice"))
                .startsWith("2 updates are marked as unverified.")
                .contains("Undo");
        assertThat(entry(3).unverified()).isTrue();
        Editor.Answer late = ada.post(desk() + "/bulk", Map.of("act", "retract", "list", "drafts", "number", "1,2"));
        assertThat(ada.open(late.location()).text("#notice"))
                .as("one draft was published since the list was shown")
                .contains("Not done: #1.");
        assertThat(entry(1).isPublic()).isTrue();
        assertThat(ada.open(ada.post(desk() + "/bulk", Map.of("act", "publish")).location())
                        .text("#notice"))
                .startsWith("Nothing was chosen");
        assertThat(ada.post(desk() + "/bulk", Map.of("act", "burn", "number", "1"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isToldToReadersOnlyWhenTheChangeIsWorthIt() {
        cast.publish(slug, "Pumps fail");
        Instant told = stories.findBySlug(slug).orElseThrow().updatedAt();
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Pumps fail", "<p>Typo mended.</p>"),
                null,
                false,
                cast.ada());
        assertThat(stories.findBySlug(slug).orElseThrow().updatedAt()).isEqualTo(told);
        assertThat(stories.findBySlug(slug).orElseThrow().changedAt()).isAfter(told);
        assertThat(entry(1).publication().updatedAt()).isNull();
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Pumps fail", "<p>And a second one.</p>"),
                null,
                true,
                cast.ada());
        assertThat(stories.findBySlug(slug).orElseThrow().updatedAt()).isAfter(told);
        assertThat(entry(1).publication().updatedAt()).isNotNull();
    }

    @Test
    void tellsReadersWhatIsUnverifiedAndWhatItPointsTo() {
        entryService.post(
                cast.id(slug),
                EntryContentBuilder.builder()
                        .headline("Crowd grows")
                        .body("<p>At the market.</p>")
                        .publishedAt(null)
                        .keyEvent(false)
                        .figures(List.of())
                        .credits(List.of())
                        .embeds(List.of(new Embed("https://cam.example/quay", "Quay webcam", null)))
                        .unverified(true)
                        .build(),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Reader reader = new Reader(server.port());
        Document page = Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> shown.select("#entry-1").size() == 1);
        assertThat(page.select("#entry-1 .entry__unverified").text()).startsWith("Unverified:");
        assertThat(page.select("#entry-1 .embed a").attr("href")).isEqualTo("https://cam.example/quay");
        assertThat(page.select("#entry-1 .embed").text()).isEqualTo("Quay webcam cam.example");
        assertThat(page.select("script[type='application/ld+json']").html())
                .contains("\"creativeWorkStatus\":\"Unverified\"");
        assertThat(reader.get("/stories/" + slug + "/feed.atom").body())
                .contains("Unverified:", "https://cam.example/quay");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Crowd grows", "<p>At the market.</p>"),
                null,
                false,
                cast.ada());
        Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> shown.select(".entry__unverified, .embed").isEmpty());
    }

    @Test
    void showsEachSaveWordByWordAndRestoresOne() {
        cast.publish(slug, "Pumps fail");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Two pumps fail", "<p>About Pumps, again.</p>"),
                null,
                false,
                cast.ada());
        Editor.Answer second = ada.open(desk() + "/entries/1/revisions/2");
        assertThat(second.page().select(".changes ins").eachText()).contains("Two pumps");
        assertThat(second.page().select("form[action$=restoration]")).isEmpty();
        Editor.Answer first = ada.open(desk() + "/entries/1/revisions/1");
        Editor.Answer restored = ada.send(first.page().selectFirst("form[action$=restoration]"), Map.of());
        assertThat(ada.open(restored.location()).text("#notice")).contains("says again what it said in version 1");
        assertThat(entry(1).headline()).isEqualTo("Pumps fail");
        assertThat(entry(1).publication().updatedAt()).isNull();
        assertThat(ada.open(desk() + "/entries/1/revisions/3").text(".changes del"))
                .contains("Two");
        assertThat(ada.open(desk() + "/entries/1/revisions/9").status()).isEqualTo(404);
        assertThat(ada.send(first.page().selectFirst("form[action$=restoration]"), Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void isTakenBackWithoutATraceJustAfterItCameOut() {
        Editor.Answer posted =
                ada.send(form(ada, "#composer-new form", ""), Map.of("body", "Too soon.", "action", "publish"));
        Element undo = ada.open(posted.location()).page().selectFirst("#notice dateline-undo form");
        Editor.Answer undone = ada.send(undo, Map.of("remove", "true"));
        assertThat(ada.open(undone.location()).text("#notice")).startsWith("#1 is taken back");
        assertThat(entry(1).status()).isEqualTo(EntryStatus.RETRACTED);
        assertThat(entry(1).publication().leavesNotice()).isFalse();
        Editor.Answer retracted =
                ada.send(form(ada, "#composer-new form", ""), Map.of("body", "Wrong.", "action", "publish"));
        ada.open(retracted.location());
        Editor.Answer gone =
                ada.send(form(ada, "#panel form", "/entries/2/retraction"), Map.of("reason", "It was not so."));
        ada.send(ada.open(gone.location()).page().selectFirst("#notice dateline-undo form"), Map.of("remove", "true"));
        assertThat(entry(2).isPublic()).isTrue();
    }

    @Test
    void tellsWhereARetractionHasTakenEffect() {
        cast.publish(slug, "Pumps fail");
        entryService.retract(cast.entry(slug, 1), null, "It was not so.", false, cast.ada());
        Document sheet = Await.until(
                () -> ada.open(desk() + "/entries/1").page(),
                page -> !page.select("#reach[data-complete=true]").isEmpty());
        assertThat(sheet.select("#reach h2").text()).isEqualTo("Where the retraction has taken effect");
        assertThat(sheet.select("#reach li").text())
                .contains("pages, live stream and feeds")
                .containsPattern("\\d\\.\\d\\d s after");
        assertThat(new Reader(server.port()).get("/stories/" + slug + "/1").statusCode())
                .isEqualTo(410);
    }

    private List<String> found(String query) {
        return ada.open(desk() + "?" + query).page().select("#timeline .row").eachAttr("id");
    }

    private Element form(Editor editor, String selector, String path) {
        return editor.open(desk() + path).page().selectFirst(selector);
    }

    private String desk() {
        return "/newsroom/stories/" + slug;
    }

    private Entry entry(long number) {
        return entries.numbered(stories.findBySlug(slug).orElseThrow().id(), number)
                .orElseThrow();
    }
}
