package dateline.newsroom.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.AccountRole;
import dateline.contributor.CreditContent;
import dateline.entry.Entries;
import dateline.newsroom.entries.Editor;
import dateline.story.CoverageWindow;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryContentBuilder;
import dateline.story.StoryEvent;
import dateline.story.StoryService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stories set up by forms alone, in a browser that runs no script. */
@DatelineTest
class StorySetUpIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private StoryService storyService;

    @Autowired
    private Stories stories;

    @Autowired
    private Entries entries;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Editor ada;
    private String slug;

    @BeforeEach
    void signIn() {
        ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        slug = cast.liveStory();
    }

    @Test
    void putsAnyEarlierHeadlineBackInOnePress() {
        String first = story().headline();
        ada.send(settings(), Map.of("headline", "Storm passes"));
        ada.send(settings(), Map.of("standfirst", "It is over."));
        Editor.Answer shown = ada.open(path() + "/settings");
        assertThat(shown.page().select(".headlines__text").eachText()).containsExactly("Storm passes", first);
        assertThat(shown.text(".headlines__facts")).contains("Editor", ".m.");
        Element back = shown.page().selectFirst(".headlines form");
        Editor.Answer done = ada.send(back, Map.of());
        assertThat(done.status()).isEqualTo(303);
        Editor.Answer now = ada.open(done.location().replaceFirst("#.*", ""));
        assertThat(now.text("#notice")).contains("The headline is “" + first + "” again.");
        assertThat(now.page().select(".headlines__text").eachText()).containsExactly(first, "Storm passes", first);
        assertThat(now.page().select(".headlines form")).hasSize(1);
        assertThat(story().standfirst()).isEqualTo("It is over.");
        // The page was looked at before a colleague saved: nothing is overwritten unseen.
        assertThat(ada.send(back, Map.of()).status()).isEqualTo(409);
    }

    @Test
    void takesTheSetUpOfAnEarlierStoryAndNothingElseOfIt() {
        Story earlier = storyService.create(
                StoryContentBuilder.builder()
                        .headline("Crue à Évreux")
                        .standfirst("Old standfirst")
                        .slug("crue-a-evreux")
                        .section("Floods")
                        .timeZone("Europe/Paris")
                        .language("fr")
                        .tags(List.of("rain", "rivers"))
                        .summary(List.of())
                        .leadFigure(null)
                        .credits(List.of(new CreditContent("author", List.of("Maya Lind"), "Ledger", null, null)))
                        .window(CoverageWindow.UNSAID)
                        .leadEntry(null)
                        .event(null)
                        .build(),
                Status.ENDED,
                cast.ada());
        Element form = ada.open("/newsroom/stories/new").page().selectFirst("form.earlier");
        Editor.Answer found = ada.send(form, Map.of("earlier", "EVREUX crue"));
        assertThat(found.page().select("button[name=from]").eachAttr("value")).containsExactly("crue-a-evreux");
        assertThat(ada.send(form, Map.of("earlier", "evr%ux")).page().select("button[name=from]"))
                .isEmpty();
        Editor.Answer taken = ada.send(
                form,
                Map.of("earlier", "crue", "from", "crue-a-evreux", "headline", "Storm again", "section", "Typed"));
        assertThat(taken.status()).isEqualTo(200);
        Element filled = taken.page().selectFirst("form.story-form");
        assertThat(filled.select("#story-headline").val()).isEqualTo("Storm again");
        assertThat(filled.select("#story-standfirst").text()).isEmpty();
        assertThat(taken.text(".story-form__taken")).contains("Crue à Évreux");
        ada.send(filled, Map.of("status", "draft"));
        Story made = stories.findBySlug("storm-again").orElseThrow();
        assertThat(made.status()).isEqualTo(Status.DRAFT);
        assertThat(made.language()).isEqualTo("fr");
        assertThat(made.zone().getId()).isEqualTo("Europe/Paris");
        Element settings =
                ada.open("/newsroom/stories/storm-again/settings").page().selectFirst("form.settings__form");
        assertThat(settings.select("#story-section").val()).isEqualTo("Floods");
        assertThat(settings.select("#story-tags").val()).isEqualTo("rain, rivers");
        assertThat(settings.select("[name='credits[0].people']").val()).isEqualTo("Maya Lind");
        assertThat(earlier.slug()).isNotEqualTo(made.slug());
    }

    @Test
    void announcesAStoryFromTheNewForm() {
        Element form = ada.open("/newsroom/stories/new").page().selectFirst("form.story-form");
        Editor.Answer unsaid = ada.send(form, Map.of("headline", "The launch tonight", "status", "upcoming"));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text("#story-startsAt-error")).contains("say when coverage starts");
        assertThat(unsaid.page().selectFirst("details.story-form__more").hasAttr("open"))
                .isTrue();
        Editor.Answer made = ada.send(
                form,
                Map.of(
                        "headline",
                        "The launch tonight",
                        "startsAt",
                        "2030-06-01T19:00",
                        "timeZone",
                        "America/Halifax",
                        "status",
                        "upcoming"));
        assertThat(ada.open(made.location()).text("#notice")).contains("announced");
        assertThat(stories.findBySlug("the-launch-tonight")
                        .orElseThrow()
                        .coverage()
                        .startsAt())
                .isEqualTo(Instant.parse("2030-06-01T22:00:00Z"));
    }

    @Test
    void startsCoverageThoughThePlannedEndHasPassedAndThoughWhatIsSaidOfTheStoryWouldBeRefusedToday() {
        CoverageWindow over = new CoverageWindow(null, Instant.parse("2001-01-01T10:00:00Z"), null, null);
        StoryContent plan = StoryContentBuilder.builder()
                .headline("Old plan")
                .standfirst(null)
                .slug(null)
                .section(null)
                .timeZone("America/Halifax")
                .language("en")
                .tags(List.of())
                .summary(List.of())
                .leadFigure(null)
                .credits(List.of())
                .window(over)
                .leadEntry(null)
                .event(null)
                .build();
        Story draft = storyService.create(plan, Status.DRAFT, cast.ada());
        jdbc.sql("update story set time_zone = 'EST5EDT', headline = :long where id = :id")
                .param("long", "A".repeat(400))
                .param("id", draft.id())
                .update();
        Element coverage = ada.open("/newsroom/stories/" + draft.slug() + "/settings")
                .page()
                .selectFirst("form.settings__coverage");
        assertThat(ada.send(coverage, Map.of("status", "live")).status()).isEqualTo(303);
        Story live = stories.findBySlug(draft.slug()).orElseThrow();
        assertThat(live.status()).isEqualTo(Status.LIVE);
        assertThat(live.coverage().endsAt()).isNull();
    }

    @Test
    void saysWhyAButtonOfCoverageCannotDoWhatItIsPressedFor() {
        Editor.Answer unplanned = ada.post(path() + "/coverage", Map.of("status", "upcoming"));
        assertThat(unplanned.status()).isEqualTo(422);
        assertThat(unplanned.text(".refusal__sentence"))
                .isEqualTo("Starts at is required for an upcoming story: say when coverage starts.");
        Element old = ada.open(path() + "/settings").page().selectFirst("form.settings__coverage");
        storyService.moveCoverage(cast.id(slug), null, Status.WITHDRAWN);
        Editor.Answer unseen = ada.send(old, Map.of("status", "ended"));
        assertThat(unseen.status()).isEqualTo(409);
        assertThat(unseen.text(".refusal__sentence")).contains("A colleague opened, ended or withdrew this story");
        assertThat(story().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void offersTheWayBackFromEveryMoveOfCoverage() {
        ada.open(ada.send(settings(), Map.of("endsAt", "2030-06-01T19:00")).location());
        for (String status : List.of("ended", "withdrawn")) {
            Editor.Answer moved = ada.send(
                    ada.open(path() + "/settings").page().selectFirst("form.settings__coverage"),
                    Map.of("status", status));
            Element undo = ada.open(moved.location()).page().selectFirst("dateline-undo form");
            ada.open(ada.send(undo, Map.of()).location());
            assertThat(story().status()).as(status).isEqualTo(Status.LIVE);
        }
        assertThat(story().coverage().endsAt()).as("the plan").isEqualTo(Instant.parse("2030-06-01T22:00:00Z"));
    }

    @Test
    void leavesAStoryAnnouncedUntilItsCoverageIsOpenedOrItsHourComes() {
        String launch = announced("A maiden voyage", Instant.parse("2030-06-01T22:00:00Z"));
        ada.send(composer(launch), Map.of("headline", "An early line", "action", "publish"));
        assertThat(entries.numbered(found(launch).id(), 1).orElseThrow().isPublic())
                .isTrue();
        assertThat(found(launch).status()).isEqualTo(Status.UPCOMING);
        assertThat(ada.open("/newsroom/stories/" + launch).text(".composer button[value=open]"))
                .isEqualTo("Publish and open coverage");
        Editor.Answer out = ada.send(composer(launch), Map.of("headline", "She is afloat", "action", "open"));
        assertThat(found(launch).status()).isEqualTo(Status.LIVE);
        Editor.Answer back = ada.post("/newsroom/stories/" + launch + "/coverage", Map.of("status", "upcoming"));
        assertThat(back.text(".refusal__sentence")).contains("Readers can read updates of this story");
        ada.post("/newsroom/stories/" + launch + "/entries/1/retraction", Map.of());
        Element undo = ada.open(out.location()).page().selectFirst("dateline-undo form");
        ada.send(undo, Map.of("remove", "true"));
        assertThat(found(launch).status()).as("nothing of it is out any more").isEqualTo(Status.UPCOMING);
        storyService.moveCoverage(cast.id(launch), null, Status.LIVE);
        Editor.Answer shown = ada.open("/newsroom/stories/" + launch + "/settings");
        ada.send(shown.page().selectFirst("form.settings__coverage"), Map.of("status", "upcoming"));
        assertThat(found(launch).status()).as("announced instead").isEqualTo(Status.UPCOMING);
        assertThat(found(launch).coverage().openedAt()).isNull();
    }

    @Test
    void opensCoverageAtThePlannedHourAndNotAtAnHourItWasMovedFrom() {
        Instant soon = clock.instant().plusSeconds(2);
        String moved = announced("Moved", soon);
        ada.send(
                ada.open("/newsroom/stories/" + moved + "/settings").page().selectFirst("form.settings__form"),
                Map.of("startsAt", "2030-06-01T19:00"));
        String launch = announced("On time", soon);
        Story live = Await.until(() -> found(launch), story -> story.status() == Status.LIVE);
        assertThat(live.coverage().openedAt()).isAfterOrEqualTo(soon);
        assertThat(found(moved).status()).isEqualTo(Status.UPCOMING);
        Editor.Answer late = ada.send(
                ada.open("/newsroom/stories/" + moved + "/settings").page().selectFirst("form.settings__form"),
                Map.of("startsAt", "2001-06-01T19:00"));
        assertThat(late.text("#story-startsAt-error"))
                .isEqualTo("Starts at has passed: give a time to come, or start coverage now.");
    }

    private String announced(String headline, Instant startsAt) {
        return storyService
                .create(
                        StoryContentBuilder.builder()
                                .headline(headline)
                                .standfirst(null)
                                .slug(null)
                                .section(null)
                                .timeZone("America/Halifax")
                                .language("en")
                                .tags(List.of())
                                .summary(List.of())
                                .leadFigure(null)
                                .credits(List.of())
                                .window(CoverageWindow.from(startsAt))
                                .leadEntry(null)
                                .event(null)
                                .build(),
                        Status.UPCOMING,
                        cast.ada())
                .slug();
    }

    private Element composer(String story) {
        return ada.open("/newsroom/stories/" + story).page().selectFirst(".composer form");
    }

    private Story found(String story) {
        return stories.findBySlug(story).orElseThrow();
    }

    @Test
    void takesAWindowByTheStorysClocksAndRefusesOneThatCannotBe() {
        Editor.Answer skipped =
                ada.send(settings(), Map.of("endsAt", "2027-03-14T02:30", "headline", "Typed and kept"));
        assertThat(skipped.status()).isEqualTo(422);
        assertThat(skipped.text("#story-endsAt-error"))
                .isEqualTo("Ends at does not exist on that day: the clocks go from 2 a.m. straight to 3 a.m.");
        assertThat(skipped.page().selectFirst("#story-headline").val()).isEqualTo("Typed and kept");
        assertThat(skipped.page().selectFirst("#story-endsAt").val()).isEqualTo("2027-03-14T02:30");
        assertThat(ada.send(settings(), Map.of("endsAt", "2001-01-01T10:00")).text("#story-endsAt-error"))
                .isEqualTo("Ends at is not after the start of coverage.");
        assertThat(ada.send(settings(), Map.of("coverageOpenedAt", "2999-01-01T10:00"))
                        .text("#story-coverageOpenedAt-error"))
                .contains("is still to come");
        Instant opened = story().coverage().openedAt();
        ada.send(settings(), Map.of("endsAt", "2030-06-01T19:00", "timeZone", "Europe/Oslo"));
        assertThat(story().coverage().endsAt()).isEqualTo(Instant.parse("2030-06-01T17:00:00Z"));
        assertThat(story().coverage().openedAt())
                .as("what has happened, to the second")
                .isEqualTo(opened);
        ada.send(
                ada.open(path() + "/settings").page().selectFirst("form.settings__coverage"),
                Map.of("status", "ended"));
        assertThat(story().coverage().endsAt()).isNull();
        Instant ended = story().coverage().endedAt();
        ada.send(settings(), Map.of("coverageOpenedAt", "2014-11-02T06:30"));
        assertThat(story().coverage().openedAt()).isEqualTo(Instant.parse("2014-11-02T05:30:00Z"));
        assertThat(story().coverage().endedAt()).isEqualTo(ended);
        assertThat(ada.send(settings(), Map.of("coverageEndedAt", "2014-11-02T06:00"))
                        .text("#story-coverageEndedAt-error"))
                .contains("not after the start");
        ada.send(settings(), Map.of("coverageEndedAt", "2014-11-03T06:00"));
        ada.send(
                ada.open(path() + "/settings").page().selectFirst("form.settings__coverage"), Map.of("status", "live"));
        assertThat(story().coverage().endedAt()).isNull();
        assertThat(story().coverage().openedAt()).isEqualTo(Instant.parse("2014-11-02T05:30:00Z"));
    }

    @Test
    void saysWhatEventAStoryIsAboutWithAllThreeOrNothing() {
        Editor.Answer half = ada.send(settings(), Map.of("event.name", "Storm Alda"));
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.page().getElementById("story-event.startsAt-error").text())
                .isEqualTo("Start of the event is required.");
        assertThat(half.page().getElementById("story-event.location-error").text())
                .isEqualTo("Place of the event is required.");
        assertThat(half.page().getElementById("story-event.name").val()).isEqualTo("Storm Alda");
        assertThat(ada.send(
                                settings(),
                                Map.of(
                                        "event.name",
                                        "A".repeat(201),
                                        "event.startsAt",
                                        "1850-01-01T10:00",
                                        "event.location",
                                        " "))
                        .page()
                        .select("[id^=story-event][id$=error]")
                        .eachText())
                .hasSize(3);
        ada.send(
                settings(),
                Map.of(
                        "event.name",
                        " Storm  Alda ",
                        "event.startsAt",
                        "2014-11-02T18:00",
                        "event.location",
                        "Port Averill"));
        assertThat(story().event())
                .hasValue(new StoryEvent("Storm Alda", Instant.parse("2014-11-02T22:00:00Z"), "Port Averill"));
        Element shown = settings();
        assertThat(shown.getElementById("story-event.startsAt").val()).isEqualTo("2014-11-02T18:00");
        ada.send(shown, Map.of("headline", "Something else"));
        assertThat(story().event()).as("kept by who changes something else").isPresent();
        ada.send(shown, Map.of("event.location", "Low Town"));
        assertThat(ada.send(shown, Map.of("event.location", "Low Town")).status())
                .isEqualTo(409);
        ada.send(settings(), Map.of("event.name", "", "event.startsAt", "", "event.location", " "));
        assertThat(story().event()).isEmpty();
    }

    @Test
    void offersTheStorysUpdatesWhereOneIsAskedFor() {
        cast.publish(slug, "Pumps fail");
        Editor.Answer shown = ada.open(path() + "/settings");
        assertThat(shown.page().selectFirst("#updates option[value=1]").attr("label"))
                .isEqualTo("Pumps fail");
        assertThat(shown.page().selectFirst("#story-leadEntry").attr("list")).isEqualTo("updates");
        assertThat(shown.page().selectFirst("#languages option[value=es]").attr("label"))
                .isEqualTo("Spanish");
    }

    @Test
    void takesAKnownLanguageAndTellsWhatIsInNoneInTheSitesOwn() {
        Editor.Answer wrong = ada.send(settings(), Map.of("language", "english"));
        assertThat(wrong.text("#story-language-error"))
                .startsWith("Language is not a known language: choose one from the list");
        assertThat(wrong.page().selectFirst("#story-language").val()).isEqualTo("english");
        ada.send(settings(), Map.of("language", "zh-hant-tw"));
        assertThat(story().language()).isEqualTo("zh-Hant-TW");
        long seq = story().seq();
        jdbc.sql("update story set language = 'english' where id = :id")
                .param("id", story().id())
                .update();
        storyService.tellInOwnLanguage(story().id());
        assertThat(story().language()).isEqualTo("en");
        assertThat(story().seq()).as("readers' pages follow").isGreaterThan(seq);
    }

    @Test
    void startsNothingLiveWhereEnterIsPressedInTheHeadline() {
        Element form = ada.open("/newsroom/stories/new").page().selectFirst("form.story-form");
        assertThat(form.selectFirst("button:not([type=button])").val()).isEqualTo("draft");
    }

    @Test
    void isForEditorsAlone() {
        String email = cast.staff(AccountRole.REPORTER).email();
        Editor jonas = new Editor(port).signedIn(email, DatelineTest.PASSWORD);
        assertThat(jonas.post("/newsroom/stories/new", Map.of("earlier", "storm"))
                        .status())
                .isEqualTo(403);
        assertThat(jonas.post(path() + "/headline", Map.of("number", "1", "version", "0"))
                        .status())
                .isEqualTo(403);
    }

    private Element settings() {
        return ada.open(path() + "/settings").page().selectFirst("form.settings__form");
    }

    private Story story() {
        return stories.findBySlug(slug).orElseThrow();
    }

    private String path() {
        return "/newsroom/stories/" + slug;
    }
}
