package dateline.newsroom.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.AccountService;
import dateline.contributor.CreditContent;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.entry.Pins;
import dateline.newsroom.desk.DeskPages;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import dateline.story.SummaryPoint;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The newsroom as someone sees it whose browser runs no script. */
@DatelineTest
class NewsroomIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private AccountService accountService;

    @Autowired
    private Stories stories;

    @Autowired
    private Entries entries;

    @Autowired
    private Pins pins;

    @Autowired
    private StoryService storyService;

    @Autowired
    private EntryService entryService;

    @Autowired
    private EntryService desk;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Editor ada;
    private String slug;

    @BeforeEach
    void signIn() {
        ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        slug = cast.liveStory();
    }

    @Test
    void leadsBackToTheDeskThatWasAskedForBeforeSigningIn() {
        Editor stranger = new Editor(port);
        assertThat(stranger.open(desk()).location()).isEqualTo("/newsroom/sign-in");
        Element form = stranger.open("/newsroom/sign-in").page().selectFirst("form.sign-in");
        assertThat(stranger.send(form, Map.of("email", DatelineTest.EMAIL, "password", "wrong"))
                        .location())
                .isEqualTo("/newsroom/sign-in?refused");
        Editor.Answer refused = stranger.open("/newsroom/sign-in?refused");
        assertThat(refused.text("[role=alert]")).contains("Check both and try again");
        Element again = refused.page().selectFirst("form.sign-in");
        assertThat(stranger.send(again, Map.of("email", DatelineTest.EMAIL, "password", DatelineTest.PASSWORD))
                        .location())
                .startsWith(desk());
    }

    @Test
    void takesNoFormWithoutTheSessionsToken() {
        Editor.Answer answer = ada.send(composer(), Map.of("_csrf", "made up", "body", "Never"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text(".refusal__sentence")).contains("still in the page before this one");
        assertThat(published()).isZero();
    }

    @Test
    void letsPeopleInBesideHundredsWhoNeverEndTheirForms() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("localhost", port);
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /newsroom/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\ne")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(CompletableFuture.supplyAsync(() ->
                                    new Editor(port).open("/newsroom/sign-in").status())
                            .get(15, TimeUnit.SECONDS))
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void showsWordsThatReadLikeTruthValuesAsTheyStand() {
        for (String word : List.of("No", "OFF", "False")) {
            StoryContent content = StoryContent.of(word)
                    .withStandfirst(word)
                    .withSlug("desk-" + word.toLowerCase(Locale.ROOT))
                    .withSection(word)
                    .withTimeZone("UTC")
                    .withLanguage("en")
                    .withTags(List.of(word))
                    .withSummary(List.of(new SummaryPoint(word, null)));
            String of = storyService.create(content, Status.LIVE, cast.ada()).slug();
            entryService.post(
                    cast.id(of),
                    EntryContent.of(word, "<p>" + word + "</p>")
                            .withKeyEvent(true)
                            .withCredits(List.of(new CreditContent("author", List.of(word), word, word, null))),
                    EntryStatus.PUBLISHED,
                    cast.ada(),
                    null);
            Editor.Answer there = ada.open("/newsroom/stories/" + of);
            assertThat(there.page()
                            .select("#entry-1 .row__headline, #entry-1 .row__text, .bar__story")
                            .eachText())
                    .containsOnly(word)
                    .hasSizeGreaterThan(1);
            assertThat(ada.open("/newsroom?list=all")
                            .page()
                            .select(".stories__headline")
                            .eachText())
                    .contains(word);
            Editor.Answer settings = ada.open("/newsroom/stories/" + of + "/settings");
            assertThat(List.of("#story-headline", "#story-standfirst", "#story-section", "#story-tags").stream()
                            .map(field -> settings.page().select(field).val()))
                    .allMatch(word::equalsIgnoreCase);
            Editor.Answer edit = ada.open("/newsroom/stories/" + of + "/entries/1/edit");
            assertThat(edit.page().select("input[name=headline]").val()).isEqualTo(word);
            assertThat(edit.page()
                            .select("input[name$=people], input[name$=agency], input[name$=title]")
                            .eachAttr("value"))
                    .anyMatch(word::equalsIgnoreCase);
            assertThat(ada.open("/newsroom/contributors?q=" + word)
                            .page()
                            .select(".person__name")
                            .eachText())
                    .anyMatch(word::equalsIgnoreCase);
            assertThat(ada.open("/newsroom/search?q=" + word).text("main")).contains(word);
            assertThat(ada.open("/newsroom/stories/" + of + "/entries/1").text("main"))
                    .contains(word);
            // Other tests count what readers see under these words.
            storyService.moveCoverage(cast.id(of), null, Status.WITHDRAWN);
        }
    }

    @Test
    void startsAStoryWithAHeadlineAloneAndOpensItsDesk() {
        Element form = ada.open("/newsroom/stories/new").page().selectFirst("form.story-form");
        Editor.Answer none = ada.send(form, Map.of("headline", " ", "section", "Weather", "status", "live"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text("#story-headline-error")).isEqualTo("Headline is required.");
        assertThat(none.page().selectFirst("#story-headline").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(none.page().selectFirst("#story-section").val()).isEqualTo("Weather");
        Editor.Answer made = ada.send(form, Map.of("headline", "Ferry aground off Port Averill", "status", "live"));
        assertThat(made.status()).isEqualTo(303);
        Editor.Answer desk = ada.open(made.location());
        assertThat(desk.text("#bar .badge")).isEqualTo("live");
        assertThat(desk.text("#notice")).contains("Write the first update");
        assertThat(ada.open("/newsroom").text(".stories__headline")).contains("Ferry aground off Port Averill");
    }

    @Test
    void publishesPlainTextAndSaysWhere() {
        Editor.Answer posted = ada.send(
                composer(),
                Map.of(
                        "headline",
                        "Ashore",
                        "body",
                        "All 212 are ashore.\n\nNobody is hurt.",
                        "action",
                        "publish",
                        "keyEvent",
                        "true",
                        "pin",
                        "true",
                        "credits[0].role",
                        "author",
                        "credits[0].people",
                        "Maya Lind, Tomás Prado",
                        "credits[0].agency",
                        "Ledger"));
        assertThat(posted.status()).isEqualTo(303);
        Editor.Answer desk = ada.open(posted.location());
        assertThat(desk.text("#notice")).matches("Published as #1 at .* See it");
        assertThat(desk.text("#entry-1")).contains("Ashore", "All 212 are ashore.", "key event", "pinned");
        assertThat(desk.page().selectFirst("#new-headline").val()).isEmpty();
        assertThat(entry(1).body()).isEqualTo("<p>All 212 are ashore.</p><p>Nobody is hurt.</p>");
        assertThat(ada.open(desk() + "/entries/1").text(".sheet__credit"))
                .isEqualTo("— Maya Lind and Tomás Prado/Ledger");
    }

    @Test
    void postsOnceHoweverOftenTheButtonIsPressed() {
        Element composer = composer();
        ada.send(composer, Map.of("body", "Once.", "action", "publish"));
        ada.send(composer, Map.of("body", "Once.", "action", "publish"));
        assertThat(published()).isEqualTo(1);
        Editor.Answer other = ada.send(composer, Map.of("body", "Twice.", "action", "publish"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.page().selectFirst("textarea[name=body]").val()).isEqualTo("Twice.");
        ada.send(other.page().selectFirst("#composer-new form"), Map.of("action", "publish"));
        assertThat(published()).isEqualTo(2);
    }

    @Test
    void keepsEveryWordOfWhatItCannotTake() {
        Map<String, String> typed = new HashMap<>(Map.of(
                "headline",
                "Too soon",
                "body",
                "<p>Still <strong>here</strong></p>",
                "when",
                "at",
                "at",
                "2999-01-01T10:00",
                "action",
                "publish",
                "credits[0].role",
                "contributor",
                "credits[0].title",
                "writer"));
        Editor.Answer answer = ada.send(composer(), typed);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("#new-at-error")).isEqualTo("That time is not a time this story can have.");
        assertThat(answer.text("[id='new-credits[0].people-error']")).contains("names nobody");
        assertThat(answer.page().selectFirst("#new-headline").val()).isEqualTo("Too soon");
        assertThat(answer.page().selectFirst("textarea[name=body]").val())
                .isEqualTo("<p>Still <strong>here</strong></p>");
        assertThat(answer.page().selectFirst("[name='credits[0].title']").val()).isEqualTo("writer");
        assertThat(answer.page().selectFirst("#new-at").val()).isEqualTo("2999-01-01T10:00");
        assertThat(published()).isZero();
    }

    @Test
    void takesAFormOfManyRows() {
        Map<String, String> typed = new HashMap<>(Map.of("body", "By many.", "action", "publish"));
        for (int i = 0; i < 15; i++) {
            for (String part : new String[] {"agency", "title", "place"}) {
                typed.put("credits[" + i + "]." + part, part + " " + i);
            }
            typed.put("credits[" + i + "].role", "editor");
            typed.put("credits[" + i + "].people", "Editor No. " + i);
        }
        assertThat(ada.send(composer(), typed).status()).isEqualTo(303);
        assertThat(ada.open(desk() + "/entries/1").page().select(".sheet__credit"))
                .hasSize(15);
    }

    @Test
    void sendsBackATextTooLongForAnUpdate() {
        Editor.Answer answer = ada.send(composer(), Map.of("body", "x".repeat(300_000), "action", "publish"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("#new-body-error")).contains("too long");
        Editor.Answer kept = ada.send(composer(), Map.of("body", "x".repeat(1_900_000), "action", "publish"));
        assertThat(kept.status()).isEqualTo(422);
        assertThat(kept.page().selectFirst("textarea[name=body]").val()).hasSize(1_900_000);
        assertThat(ada.send(composer(), Map.of("body", "x".repeat(20_000_000), "action", "publish"))
                        .status())
                .isEqualTo(413);
        Editor.Answer tooLarge = ada.send(composer(), Map.of("body", "x".repeat(81 << 20), "action", "publish"));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.text(".refusal__sentence")).contains("larger than this newsroom takes");
        assertThat(published()).isZero();
        Editor.Answer nul = ada.send(composer(), Map.of("headline", "A NUL: \0.", "action", "publish"));
        assertThat(nul.status()).isEqualTo(303);
        assertThat(entry(1).headline()).isEqualTo("A NUL: .");
    }

    @Test
    void saysWhyAFileIsNoPhotoAndTakesOneThatIs() throws Exception {
        Editor.Answer refused = ada.send(
                composer(),
                Map.of("body", "Look.", "files", "no photo".getBytes(StandardCharsets.UTF_8), "action", "publish"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("#new-files-error"))
                .startsWith("photo.jpg is not a photo that can be taken: send a JPEG,");
        assertThat(refused.page().selectFirst("textarea[name=body]").val()).isEqualTo("Look.");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/demo/photos/low-town.jpg"))) {
            Editor.Answer taken =
                    ada.send(composer(), Map.of("body", "Look.", "files", in.readAllBytes(), "action", "publish"));
            assertThat(taken.status()).isEqualTo(303);
        }
        assertThat(ada.open(desk()).page().selectFirst("#entry-1 .row__photo").attr("src"))
                .startsWith("/newsroom/photos/");
    }

    @Test
    void schedulesInTheStorysZoneAndAsksWhichOfTwoTimesIsMeant() {
        Map<String, String> typed =
                new HashMap<>(Map.of("body", "Later.", "when", "later", "at", "2027-11-07T01:30", "action", "publish"));
        Editor.Answer twice = ada.send(composer(), typed);
        assertThat(twice.text(".composer__choices")).contains("ADT", "AST");
        Editor.Answer taken = ada.send(
                twice.page().selectFirst("#composer-new form"), Map.of("offset", "-04:00", "action", "publish"));
        Editor.Answer desk = ada.open(taken.location());
        assertThat(desk.text("#notice")).isEqualTo("Scheduled as #1 for 1:30 a.m. AST, Sunday, Nov. 7, 2027.");
        assertThat(desk.text("#side .waiting")).contains("Later.", "1:30 a.m. AST");
        assertThat(entry(1).publishedAt()).hasToString("2027-11-07T05:30:00Z");
        ada.send(desk.page().selectFirst("#side form[action$=publication]"), Map.of());
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void keepsADraftUntilItIsPublishedOrDiscarded() {
        ada.send(composer(), Map.of("headline", "Evening summary", "action", "draft"));
        assertThat(published()).isZero();
        Editor.Answer edit = ada.open(desk() + "/entries/1/edit");
        ada.send(edit.page().selectFirst("#composer-entry-1 form"), Map.of("body", "All quiet.", "action", "publish"));
        assertThat(ada.open(desk()).text("#timeline #entry-1")).contains("Evening summary", "All quiet.");
        ada.send(composer(), Map.of("headline", "Never mind", "action", "draft"));
        ada.send(ada.open(desk()).page().selectFirst("#side form[action$=retraction]"), Map.of());
        assertThat(ada.open(desk()).text("#side")).doesNotContain("Never mind");
    }

    @Test
    void showsBothTextsWhenTwoSaveOneVersion() {
        cast.publish(slug, "Pumps fail");
        Element first = edit(1);
        Element second = edit(1);
        assertThat(ada.send(first, Map.of("headline", "Pumps fail at the market", "action", "publish"))
                        .status())
                .isEqualTo(303);
        Editor.Answer stale = ada.send(second, Map.of("headline", "Two pumps fail", "action", "publish"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text(".merge__table")).contains("Pumps fail at the market", "Two pumps fail");
        assertThat(entry(1).headline()).isEqualTo("Pumps fail at the market");
        assertThat(stale.page().selectFirst("[name=headline]").val()).isEqualTo("Two pumps fail");
        assertThat(ada.send(stale.page().selectFirst("#composer-entry-1 form"), Map.of("action", "publish"))
                        .status())
                .isEqualTo(303);
        assertThat(entry(1).headline()).isEqualTo("Two pumps fail");
    }

    @Test
    void measuresALateSaveBeforeItComparesIt() {
        cast.publish(slug, "Pumps fail");
        Map<String, String> late = new HashMap<>(Map.of("version", "999", "action", "publish"));
        for (String body : new String[] {"x".repeat(1_000_000), "<a".repeat(500_000), "<p>" + "a b ".repeat(300_000)}) {
            late.put("body", body);
            Editor.Answer answer = assertTimeout(Duration.ofSeconds(10), () -> ada.send(edit(1), late));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page().selectFirst("textarea[name=body]").val()).isEqualToNormalizingWhitespace(body);
        }
        late.put("body", "<a".repeat(99_000));
        assertThat(assertTimeout(Duration.ofSeconds(10), () -> ada.send(edit(1), late))
                        .status())
                .isEqualTo(409);
        late.put("body", "So.");
        late.put("credits[0].role", "author");
        late.put("credits[0].people", "a,".repeat(400_000));
        assertThat(assertTimeout(Duration.ofSeconds(10), () -> ada.send(edit(1), late))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void takesNothingBackForAReporterOnceAnEditorHasItOut() throws Exception {
        Account jonas = cast.staff(AccountRole.REPORTER);
        long number = cast.draft(slug, "Filed", jonas).number();
        Editor reporter = new Editor(port).signedIn(jonas.email(), DatelineTest.PASSWORD);
        Element discard = reporter.open(desk() + "/entries/" + number + "/retraction")
                .page()
                .selectFirst("#panel form");
        CompletableFuture<Editor.Answer> answer = transaction.execute(status -> {
            desk.edit(
                    cast.entry(slug, number),
                    null,
                    EntryContent.of("Filed", "<p>Out.</p>"),
                    EntryStatus.PUBLISHED,
                    false,
                    jonas.signedIn().staffer());
            CompletableFuture<Editor.Answer> waiting =
                    CompletableFuture.supplyAsync(() -> reporter.send(discard, Map.of()));
            Await.until(
                    Duration.ofSeconds(20),
                    () -> jdbc.sql(
                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                            .query(Long.class)
                            .single(),
                    blocked -> blocked > 0);
            return waiting;
        });
        assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(409);
        assertThat(entry(number).status()).isEqualTo(EntryStatus.PUBLISHED);
    }

    @Test
    void savesWhatWasChosenOfTwoTextsWithoutAScript() {
        cast.publish(slug, "Pumps fail");
        Element first = edit(1);
        Element second = edit(1);
        ada.send(first, Map.of("headline", "Theirs", "unverified", "true", "action", "publish"));
        Editor.Answer stale = ada.send(second, Map.of("headline", "Mine", "keyEvent", "true", "action", "publish"));
        assertThat(stale.page().select(".merge [type=radio]").eachAttr("name")).containsOnly("choice.headline");
        Element both = stale.page().selectFirst("#composer-entry-1 form");
        assertThat(both.selectFirst("[name=unverified]").hasAttr("checked")).isTrue();
        assertThat(both.selectFirst("[name=keyEvent]").hasAttr("checked")).isTrue();
        ada.send(both, Map.of("choice.headline", "theirs", "action", "publish"));
        assertThat(entry(1).headline()).isEqualTo("Theirs");
        assertThat(entry(1).keyEvent()).isTrue();
        assertThat(entry(1).unverified()).isTrue();
    }

    @Test
    void savesNothingWhereVersionsAreOnlyCompared() {
        cast.publish(slug, "Pumps fail");
        Element old = edit(1);
        ada.send(edit(1), Map.of("headline", "Theirs", "action", "publish"));
        old.attr("action", old.attr("action") + "/merge");
        Editor.Answer compared = ada.send(old, Map.of("headline", "Mine"));
        assertThat(compared.text(".merge__table")).contains("Theirs", "Mine");
        assertThat(entry(1).headline()).isEqualTo("Theirs");
    }

    @Test
    void changesAndWithdrawsACorrectionAndTakesThatBack() {
        cast.publish(slug, "212 aboard");
        ada.send(
                ada.open(desk() + "/entries/1/correction").page().selectFirst("#panel form"),
                Map.of("text", "There were 212, nto 221."));
        Element change = ada.open(desk() + "/entries/1/correction").page().selectFirst("form[action$='correction/1']");
        assertThat(change.select("textarea").text()).isEqualTo("There were 212, nto 221.");
        assertThat(ada.send(change, Map.of("text", " ")).text("#correction-1-1-error"))
                .isEqualTo("Correction is required.");
        Element older = ada.open(desk() + "/entries/1/correction").page().selectFirst("form[action$='correction/1']");
        ada.send(change, Map.of("text", "There were 212, not 221."));
        assertThat(ada.open(desk() + "/entries/1").text(".sheet__correction")).contains("not 221");
        Editor.Answer late = ada.send(older, Map.of("text", "There were 200."));
        // Shown in the form's own place, with the version that it is saved over when it is sent again.
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text("#panel #correction-1-1-error")).startsWith("A colleague changed #1");
        assertThat(late.text("#correction-1-1")).isEqualTo("There were 200.");
        assertThat(late.page()
                        .select("#panel form[action$='correction/1'] input[name=version]")
                        .val())
                .isEqualTo(String.valueOf(entry(1).version()));
        assertThat(ada.open(desk() + "/entries/1").text(".sheet__correction")).contains("not 221");
        assertThat(ada.open(desk() + "/entries/1").text(".sheet__former")).contains("nto 221");
        Editor.Answer gone = ada.send(
                ada.open(desk() + "/entries/1/correction").page().selectFirst("form[action$=withdrawal]"), Map.of());
        assertThat(entry(1).isPublic()).isTrue();
        assertThat(ada.open(desk()).page().select("#entry-1 .badge--corrected")).isEmpty();
        ada.send(ada.open(gone.location()).page().selectFirst("dateline-undo form"), Map.of("remove", "true"));
        assertThat(ada.open(desk()).text("#entry-1 .badge--corrected")).isEqualTo("corrected");
    }

    @Test
    void keepsTheSecondsOfATimeNobodyTouched() {
        cast.publish(slug, "Pumps fail");
        var before = entry(1).publishedAt();
        ada.send(edit(1), Map.of("headline", "Pumps failed", "when", "at", "action", "publish", "updated", "true"));
        assertThat(entry(1).publishedAt()).isEqualTo(before);
        assertThat(entry(1).publication().updatedAt()).isNotNull();
    }

    @Test
    void correctsRetractsRestoresAndPins() {
        cast.publish(slug, "212 aboard");
        Element correction = ada.open(desk() + "/entries/1/correction").page().selectFirst("#panel form");
        assertThat(ada.send(correction, Map.of("text", "")).text("#correction-1-error"))
                .isEqualTo("Correction is required.");
        ada.send(correction, Map.of("text", "There were 212, not 221."));
        assertThat(entry(1).status().word()).isEqualTo("published");
        assertThat(ada.open(desk()).text("#entry-1 .badge--corrected")).isEqualTo("corrected");
        ada.send(ada.open(desk()).page().selectFirst("#entry-1 form[action$=pin]"), Map.of());
        assertThat(pins.pinned(story().id())).contains(1L);
        ada.send(
                ada.open(desk() + "/entries/1/retraction").page().selectFirst("#panel form"),
                Map.of("reason", "It was not so."));
        assertThat(ada.open(desk()).text("#entry-1.row--retracted")).contains("It was not so.");
        ada.send(ada.open(desk()).page().selectFirst("#entry-1 form[action$=retraction]"), Map.of("remove", "true"));
        assertThat(ada.open(desk()).page().select("#entry-1.row--retracted")).isEmpty();
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void loadsOlderUpdatesByTheKeyOfTheLast() {
        for (int i = 1; i <= DeskPages.ROWS + 2; i++) {
            cast.publish(slug, "Update " + i);
        }
        Editor.Answer newest = ada.open(desk());
        assertThat(newest.page().select("#timeline .row")).hasSize(DeskPages.ROWS);
        Editor.Answer older = ada.open(newest.page().selectFirst("#older a").attr("href"));
        assertThat(older.page().select("#timeline .row").eachAttr("id")).containsExactly("entry-2", "entry-1");
        assertThat(ada.open(desk() + "?before=yesterday").status()).isEqualTo(404);
    }

    @Test
    void changesAStoryAndKeepsItsOldAddress() {
        cast.publish(slug, "Tide peaks");
        Editor.Answer page = ada.open(desk() + "/settings");
        Map<String, String> typed = new HashMap<>(Map.of(
                "headline",
                "The second tide",
                "slug",
                slug + "-renamed",
                "tags",
                "tide, storm",
                "timeZone",
                "Mars/Olympus",
                "summary[0].text",
                "Tide peaked at 2.84 m",
                "summary[0].entry",
                "#1"));
        Editor.Answer wrong = ada.send(page.page().selectFirst("form.settings__form"), typed);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("#story-timeZone-error")).contains("IANA");
        assertThat(wrong.page().selectFirst("[name='summary[0].text']").val()).isEqualTo("Tide peaked at 2.84 m");
        typed.put("timeZone", "Europe/Oslo");
        Editor.Answer saved = ada.send(wrong.page().selectFirst("form.settings__form"), typed);
        assertThat(saved.location()).isEqualTo(desk() + "-renamed");
        assertThat(ada.open(desk()).text("#bar")).contains("The second tide");
        assertThat(ada.open(saved.location()).text(".desk__points")).contains("Tide peaked at 2.84 m", "#1");
        Editor.Answer late = ada.send(page.page().selectFirst("form.settings__form"), Map.of("headline", "Too late"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text(".merge__table")).contains("The second tide", "Too late");
        Element both = late.page().selectFirst("form.settings__form");
        assertThat(both.selectFirst("#story-tags").val())
                .as("what only they changed")
                .isEqualTo("tide, storm");
        assertThat(both.selectFirst("#story-timeZone").val()).isEqualTo("Europe/Oslo");
        assertThat(ada.send(both, Map.of()).status()).isEqualTo(303);
        assertThat(ada.open(saved.location()).text("#bar")).contains("Too late");
    }

    @Test
    void endsCoverageAndOpensItAgain() {
        ada.send(
                ada.open(desk() + "/settings").page().selectFirst("form.settings__coverage"),
                Map.of("status", "ended"));
        assertThat(story().status()).isEqualTo(Status.ENDED);
        ada.send(ada.open(desk()).page().selectFirst("form.desk__coverage"), Map.of("status", "live"));
        assertThat(story().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void letsAReporterFileDraftsOnly() {
        accountService.open("jonas@example.com", "Jonas Aker", "a reporter's password", AccountRole.REPORTER);
        Editor jonas = new Editor(port).signedIn("jonas@example.com", "a reporter's password");
        cast.publish(slug, "Published");
        Editor.Answer desk = jonas.open(desk());
        assertThat(desk.page().select("[value=publish], #entry-1 .row__actions"))
                .isEmpty();
        Element composer = desk.page().selectFirst("#composer-new form");
        assertThat(jonas.send(composer, Map.of("body", "Not mine to publish", "action", "publish"))
                        .status())
                .isEqualTo(403);
        assertThat(jonas.send(composer, Map.of("body", "Filed", "action", "draft"))
                        .status())
                .isEqualTo(303);
        assertThat(jonas.send(
                                jonas.open(desk() + "/entries/2/edit").page().selectFirst("#composer-entry-2 form"),
                                Map.of("body", "Filed better", "action", "draft"))
                        .status())
                .isEqualTo(303);
        assertThat(jonas.open(desk() + "/entries/1/correction").status()).isEqualTo(403);
        assertThat(jonas.open(desk() + "/settings").status()).isEqualTo(403);
        assertThat(jonas.open("/newsroom/stories/new").status()).isEqualTo(403);
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void printsCreditsWhileTheyAreTyped() {
        assertThat(json(
                        ada,
                        "/newsroom/credit-lines?credits[0].role=contributor&credits[0].people=Edith+M.+Lederer,+Cara+Anna"
                                + "&credits[0].agency=Associated+Press&credits[0].title=&credits[0].place=Cairo"))
                .isEqualTo(
                        "[\"—Associated Press writers Edith M. Lederer and Cara Anna in Cairo contributed to this report.\"]");
        assertThat(json(ada, "/newsroom/credit-lines?credits[0].role=editor&credits[0].people=Cara+Anna&language=es"))
                .isEqualTo("[\"— Edición: Cara Anna\"]");
        assertThat(
                        json(
                                ada,
                                "/newsroom/credit-lines?credits[0].role=contributor&credits[0].people=Cara+Anna&credits[0].place=Paris"
                                        + "&credits[1].role=author&credits[1].people=&credits[2].role=contributor&credits[2].people=Jo+Field"))
                .isEqualTo("[\"—Cara Anna in Paris and Jo Field contributed to this report.\",\"\",\"\"]");
        assertThat(json(ada, "/newsroom/credit-lines")).isEqualTo("[]");
    }

    @Test
    void readsCreditsThatAreWrittenOut() {
        assertThat(
                        json(
                                ada,
                                "/newsroom/credit-sentence?text=AP+writers+Cara+Anna+in+Paris+and+Jo+Field+at+the+United+Nations+contributed+to+this+report."))
                .contains(
                        "\"people\":\"Cara Anna\"",
                        "\"place\":\"the United Nations\"",
                        "\"lines\":[\"—AP writers Cara Anna in Paris and Jo Field at the United Nations contributed to this report.\"]");
        assertThat(json(ada, "/newsroom/credit-sentence?text=Robyn+Beck/AFP&role=photographer&language=es"))
                .contains("\"role\":\"photographer\"", "ROBYN BECK/AFP");
        assertThat(json(ada, "/newsroom/credit-sentence?text=Cara+Anna&role=nonsense"))
                .isEqualTo("{\"credits\":[],\"lines\":[]}");
        assertThat(json(ada, "/newsroom/credit-sentence?text=" + "a".repeat(1500)))
                .contains("\"credits\":[]");
    }

    @Test
    void makesNobodyOfACreditThatIsWrittenOut() {
        Element form = ada.open(desk()).page().selectFirst("#composer-new form");
        Map<String, String> typed = Map.of(
                "body", "The harbour is shut.",
                "credits[0].role", "contributor",
                "credits[0].people",
                        "Associated Press writers Cara Quill in Paris and Jo Marsh contributed to this report.",
                "action", "publish");
        Editor.Answer refused = ada.send(form, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".credit .field__error").text()).contains("reads like a whole credit");
        assertThat(refused.page().select("[name='credits[0].people']").val()).isEqualTo(typed.get("credits[0].people"));
        assertThat(published()).isZero();
        Map<String, String> parted = Map.of(
                "body", "The harbour is shut.",
                "credits[0].role", "contributor",
                "credits[0].people", "Cara Quill and Jo Marsh & Ana Reed",
                "action", "publish");
        assertThat(ada.send(form, parted).status()).isEqualTo(303);
        assertThat(ada.open(desk() + "/entries/1").page().text())
                .contains("—Cara Quill, Jo Marsh and Ana Reed contributed to this report.");
    }

    @Test
    void saysWhatIsNotHere() {
        assertThat(ada.open("/newsroom/stories/never-was").status()).isEqualTo(404);
        assertThat(ada.open(desk() + "/entries/77").text(".refusal__sentence")).contains("There is no update 77");
    }

    @Test
    void leadsOnFromAnErrorPageThoseWhoAreSignedIn() {
        Editor jonas =
                new Editor(port).signedIn(cast.staff(AccountRole.REPORTER).email(), DatelineTest.PASSWORD);
        Element composer = composer();
        List<Editor.Answer> errors = List.of(
                ada.open("/newsroom/stories/never-was"),
                ada.open("/newsroom/no-such-page"),
                jonas.open("/newsroom/stories/new"),
                ada.send(composer, Map.of("_csrf", "expired")));
        assertThat(errors).extracting(Editor.Answer::status).containsExactly(404, 404, 403, 403);
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.text("#bar .bar__nav")).contains("Stories Photos Contributors");
            assertThat(error.page().select("#bar form[action$=sign-out]")).hasSize(1);
        });
        Editor.Answer stranger = new Editor(port).send(composer, Map.of());
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.page().select("main .refusal")).hasSize(1);
        assertThat(stranger.page().selectFirst("#bar").html()).isEmpty();
    }

    @Test
    void writesAStoryInTheDirectionOfItsLanguage() {
        cast.publish(slug, "تعطل المضخات");
        assertThat(ada.open(desk()).page().selectFirst(".composer__paper").attr("dir"))
                .isEqualTo("auto");
        Document settings = ada.open(desk() + "/settings").page();
        assertThat(settings.select("#story-headline, #story-standfirst").eachAttr("dir"))
                .containsExactly("auto", "auto");
        ada.send(settings.selectFirst("#settings-form"), Map.of("language", "ar"));
        Document arabic = ada.open(desk()).page();
        assertThat(arabic.select(".composer__paper, #composer-new .composer__headline")
                        .eachAttr("dir"))
                .containsExactly("rtl", "rtl");
        assertThat(arabic.select(".bar__headline").eachAttr("dir")).containsExactly("auto");
        assertThat(arabic.select(".row__headline, .row__text").eachAttr("dir")).containsExactly("rtl", "rtl");
    }

    private static String json(Editor who, String path) {
        return who.open(path.replace("[", "%5B").replace("]", "%5D")).page().text();
    }

    private String desk() {
        return "/newsroom/stories/" + slug;
    }

    private Element composer() {
        return ada.open(desk()).page().selectFirst("#composer-new form");
    }

    private Element edit(long number) {
        return ada.open(desk() + "/entries/" + number + "/edit")
                .page()
                .selectFirst("#composer-entry-" + number + " form");
    }

    private Story story() {
        return stories.findBySlug(slug).orElseThrow();
    }

    private Entry entry(long number) {
        return entries.numbered(story().id(), number).orElseThrow();
    }

    private long published() {
        return entries.published(story().id());
    }
}
