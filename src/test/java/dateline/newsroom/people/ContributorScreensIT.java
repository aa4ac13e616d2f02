package dateline.newsroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.AccountRole;
import dateline.contributor.Contributors;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.newsroom.entries.Editor;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people behind the news: listed, described, and made one where they are one. */
@DatelineTest
class ContributorScreensIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ReaderServer server;

    @Autowired
    private Cast cast;

    @Autowired
    private EntryService entryService;

    @Autowired
    private StoryService storyService;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Contributors contributors;

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
    void listsEverybodyByNameHoweverManyThereAre() {
        for (int i = 0; i < 45; i++) {
            credit("Quillon Number%02d".formatted(i), "Quill Agency");
        }
        Document first = ada.open("/newsroom/contributors?q=quill+agen").page();
        List<String> all = new ArrayList<>(first.select(".person__name").eachText());
        assertThat(all).hasSize(40).isSorted();
        all.addAll(ada.open(first.select("#older a").attr("href"))
                .page()
                .select(".person__name")
                .eachText());
        assertThat(all).hasSize(45).isSorted().doesNotHaveDuplicates();
        assertThat(ada.open("/newsroom/contributors?q=qu%C3%ADllon+number07")
                        .page()
                        .select(".person")
                        .eachText())
                .singleElement()
                .asString()
                .contains("Quillon Number07", "Quill Agency", "credited in 1 update");
        Editor reporter =
                new Editor(port).signedIn(cast.staff(AccountRole.REPORTER).email(), DatelineTest.PASSWORD);
        assertThat(reporter.open("/newsroom/contributors?q=quillon").page().select(".person a, .person input"))
                .isEmpty();
        assertThat(ada.open("/newsroom/contributors?q=%00%27&after=x~%00").status())
                .isEqualTo(200);
    }

    @Test
    void changesWhatReadersAreToldAndKeepsOldAddresses() {
        credit("Vera Oldham", null);
        reads("/contributors/vera-oldham", "Vera Oldham");
        Editor.Answer saved = ada.send(
                form("vera-oldham"),
                Map.of(
                        "name",
                        "Vera Newham",
                        "title",
                        "harbour writer",
                        "about",
                        "Writes about the sea.",
                        "slug",
                        "vera-newham"));
        assertThat(saved.location()).isEqualTo("/newsroom/contributors/vera-newham");
        assertThat(ada.open(saved.location()).text("#notice")).isEqualTo("Vera Newham is saved.");
        reads("/contributors/vera-newham", "Writes about the sea.");
        assertThat(leads("/contributors/vera-oldham")).isEqualTo("/contributors/vera-newham");
        assertThat(leads("/contributors/vera-oldham/feed.atom")).isEqualTo("/contributors/vera-newham/feed.atom");
        reads("/stories/" + slug, "/contributors/vera-newham");
        ada.send(form("vera-newham"), Map.of("slug", "vera-oldham"));
        reads("/contributors/vera-oldham", "Vera Newham");
        assertThat(leads("/contributors/vera-newham")).isEqualTo("/contributors/vera-oldham");
    }

    @Test
    void refusesWhatIsSomebodyElsesAndLosesNothing() {
        credit("Piet One", null);
        credit("Piet Two", null);
        Editor.Answer refused =
                ada.send(form("piet-two"), Map.of("name", "piet ONE", "slug", "piet-one", "about", "A long text."));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".errors__list"))
                .contains("Name is the name of someone else.", "Address is taken by somebody else.");
        assertThat(refused.text("textarea[name=about]")).isEqualTo("A long text.");
        assertThat(ada.send(form("piet-two"), Map.of("name", "")).status()).isEqualTo(422);
        assertThat(ada.open("/newsroom/contributors/nobody-of-that-name").status())
                .isEqualTo(404);
    }

    @Test
    void laysTwoSavesOfOneVersionSideBySide() {
        credit("Stella Twice", null);
        Element mine = form("stella-twice");
        ada.send(form("stella-twice"), Map.of("title", "editor", "agency", "AP"));
        Editor.Answer late = ada.send(mine, Map.of("title", "chief editor"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text(".merge")).contains("editor", "chief editor");
        assertThat(contributors.findBySlug("stella-twice").orElseThrow().title())
                .isEqualTo("editor");
        ada.send(late.page().selectFirst("form.profile__form"), Map.of());
        assertThat(contributors.findBySlug("stella-twice").orElseThrow().title())
                .isEqualTo("chief editor");
        assertThat(contributors.findBySlug("stella-twice").orElseThrow().agency())
                .as("what only the other changed")
                .isEqualTo("AP");
    }

    @Test
    void showsAPortraitToReadersOnceTheyKnowTheName() throws IOException {
        entryService.post(cast.id(slug), content("Ruth Hidden", null), EntryStatus.DRAFT, cast.ada(), null);
        ada.send(form("ruth-hidden"), Map.of("files", photo()));
        String key = ada.open("/newsroom/contributors/ruth-hidden")
                .page()
                .select("input[name=portrait]")
                .val();
        assertThat(key).isNotEmpty();
        assertThat(reader.get("/photos/" + key + "/320.jpg").statusCode()).isEqualTo(404);
        assertThat(reader.get("/contributors/ruth-hidden").statusCode()).isEqualTo(404);
        entryService.edit(
                cast.entry(slug, 1), null, content("Ruth Hidden", null), EntryStatus.PUBLISHED, false, cast.ada());
        Await.until(() -> reader.get("/photos/" + key + "/320.jpg"), answer -> answer.statusCode() == 200);
        reads("/contributors/ruth-hidden", key);
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        Await.until(() -> reader.get("/photos/" + key + "/320.jpg"), answer -> answer.statusCode() == 404);
    }

    @Test
    void makesOneOfTwoWhoAreTheSame() {
        credit("Edith M. Aldercott", "Associated Press");
        credit("Edith Aldercott", null);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Both", "<p>Both.</p>")
                        .withCredits(List.of(new CreditContent(
                                "author",
                                List.of("Edith Aldercott", "Cara Third", "Edith M. Aldercott"),
                                null,
                                null,
                                null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        reads("/contributors/edith-aldercott", "Edith Aldercott");
        Document asked = ada.open("/newsroom/contributor-merge?who=edith-aldercott&who=edith-m-aldercott")
                .page();
        assertThat(asked.select(".merging__one").eachText())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).contains("Credited in 2 updates"));
        ada.send(form("edith-aldercott"), Map.of("about", "Reports from the UN."));
        Editor.Answer late = merge(asked, "edith-m-aldercott");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("[role=alert]")).contains("Nothing was merged");
        Editor.Answer merged = merge(late.page(), "edith-m-aldercott");
        Document one = ada.open(merged.location()).page();
        assertThat(one.select("#notice").text()).isEqualTo("2 people are one now: Edith M. Aldercott.");
        assertThat(one.select(".profile").text())
                .contains("Credited in 3 updates", "edith aldercott", "Reports from the UN.");
        Document story = Await.until(
                () -> reader.page("/stories/" + slug), page -> !page.text().contains("Edith Aldercott"));
        assertThat(story.select("#entry-3").text()).contains("— Edith M. Aldercott and Cara Third");
        Await.until(
                () -> reader.get("/stories/" + slug + "/feed.atom").body(), feed -> !feed.contains("Edith Aldercott"));
        assertThat(leads("/contributors/edith-aldercott")).isEqualTo("/contributors/edith-m-aldercott");
        assertThat(leads("/contributors/edith-aldercott/feed.rss"))
                .isEqualTo("/contributors/edith-m-aldercott/feed.rss");
        credit("edith aldercott", null);
        reads("/stories/" + slug, "entry-4");
        assertThat(reader.page("/stories/" + slug).select("#entry-4").text()).contains("Edith M. Aldercott");
        assertThat(contributors.findBySlug("edith-aldercott")).isEmpty();
    }

    @Test
    void mergesNobodyWithoutAChoice() {
        credit("Solo Sung", null);
        Document asked = ada.open("/newsroom/contributor-merge?who=solo-sung&add=Nobody+Known")
                .page();
        assertThat(asked.select("#merge-add-error").text()).isEqualTo("Nobody of that name is known.");
        assertThat(asked.select("form[method=post] [name=stay]")).isEmpty();
        assertThat(ada.post("/newsroom/contributor-merge", Map.of("seen", "solo-sung~0", "stay", "solo-sung"))
                        .status())
                .isEqualTo(422);
        credit("Duo Sung", null);
        assertThat(ada.open("/newsroom/contributor-merge?who=solo-sung&add=duo+sung")
                        .page()
                        .select(".merging__one"))
                .hasSize(2);
    }

    @Test
    void suggestsWhatIsKnownFromBefore() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Known", "<p>Up.</p>")
                        .withCredits(List.of(new CreditContent(
                                "author",
                                List.of("Hanno Wessel"),
                                "Zanzibar Press",
                                "sea correspondent",
                                "the Zanzibar Strait"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        assertThat(suggested("people", "wess")).contains("Hanno Wessel");
        assertThat(suggested("agency", "zanz")).contains("Zanzibar Press");
        assertThat(suggested("agency", "press")).contains("Zanzibar Press");
        assertThat(suggested("place", "zanz")).contains("the Zanzibar Strait");
        assertThat(suggested("title", "corr")).contains("sea correspondent");
        assertThat(suggested("agency", "%25")).isEqualTo("[]");
    }

    @Test
    void suggestsNothingThatNoCreditHasAnyMore() {
        EntryContent content = EntryContent.of("Misspelled", "<p>Up.</p>")
                .withCredits(List.of(
                        new CreditContent("author", List.of("Hanno Wessel"), null, "Quartermaster", "Vlissingne")));
        long number = entryService
                .post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), null)
                .number();
        assertThat(suggested("place", "vlissing")).contains("Vlissingne");
        entryService.edit(
                cast.entry(slug, number),
                null,
                content.withCredits(List.of(
                        new CreditContent("author", List.of("Hanno Wessel"), null, "Quartermaster", "Vlissingen"))),
                null,
                false,
                cast.ada());
        assertThat(suggested("place", "vlissing")).contains("Vlissingen").doesNotContain("Vlissingne");
        assertThat(suggested("title", "quarter")).contains("Quartermaster");
    }

    @Test
    void countsTheWorkThatSomeoneIsCreditedWith() {
        List<CreditContent> twice = List.of(
                new CreditContent("author", List.of("Signe Aalto"), null, null, null),
                new CreditContent("photographer", List.of("Signe Aalto"), null, null, null));
        EntryContent content = EntryContent.of("Counted", "<p>Up.</p>").withCredits(twice);
        long number = entryService
                .post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), null)
                .number();
        entryService.post(cast.id(slug), content, EntryStatus.DRAFT, cast.ada(), null);
        storyService.create(
                StoryContent.of("Counted, too").withLanguage("en").withCredits(twice), Status.DRAFT, cast.ada());
        assertThat(work("signe-aalto")).containsExactly(2, 2, 1, 1);
        entryService.edit(
                cast.entry(slug, number), null, content.withCredits(twice.subList(0, 1)), null, false, cast.ada());
        assertThat(work("signe-aalto")).containsExactly(2, 2, 1, 1);
        entryService.edit(cast.entry(slug, number), null, content.withCredits(List.of()), null, false, cast.ada());
        assertThat(work("signe-aalto")).containsExactly(1, 1, 1, 1);
    }

    /** Entries and stories that credit the person: as kept with the people of credits, and as in the credits. */
    private List<Integer> work(String person) {
        return jdbc.sql("""
                select count(distinct p.entry_id), count(distinct r.entry_id), count(distinct p.story_id), count(distinct r.story_id)
                from contributor c join credit_person p on p.contributor_id = c.id join credit r on r.id = p.credit_id where c.slug = :person""")
                .param("person", person)
                .query((row, i) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }

    @Test
    void completesNamesHoweverTheyAreTyped() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Named", "<p>Up.</p>")
                        .withCredits(List.of(new CreditContent(
                                "author",
                                List.of("Zoë O’Brüggler"),
                                "Nordström Prëss",
                                "Straßenreporter",
                                "São Tomelo"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        for (String typed : List.of("zoe", "ZOË+O+BRU", "o'bru", "bruggl")) {
            assertThat(suggested("people", typed)).as(typed).contains("Zoë O’Brüggler");
        }
        assertThat(suggested("people", "oë")).as("within a word").isEqualTo("[]");
        assertThat(suggested("title", "strassenr")).contains("Straßenreporter");
        assertThat(suggested("agency", "NORDSTROM+press")).contains("Nordström Prëss");
        assertThat(suggested("place", "sao")).contains("São Tomelo");
        assertThat(suggested("people", "z".repeat(300))).isEqualTo("[]");
    }

    @Test
    void listsThoseWhoMayBeOneWithAWayToMergeThem() {
        credit("Zoë Müllerby", "Alike Press");
        credit("ZOE MULLERBY", "Alike Press");
        credit("Zoe Mullerbyson", "Alike Press");
        Element group = ada.open("/newsroom/contributors").page().select(".alike__group").stream()
                .filter(one -> one.text().contains("Müllerby"))
                .findFirst()
                .orElseThrow();
        assertThat(group.select(".person__name").eachText()).containsExactlyInAnyOrder("Zoë Müllerby", "ZOE MULLERBY");
        Document asked = ada.open(group.select("a.button").attr("href")).page();
        assertThat(asked.select(".merging .person__name").eachText())
                .containsExactlyInAnyOrder("Zoë Müllerby", "ZOE MULLERBY");
        merge(asked, asked.select("[name=stay]").attr("value"));
        assertThat(ada.open("/newsroom/contributors")
                        .page()
                        .select(".alike__group")
                        .eachText())
                .noneMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains("llerby"));
    }

    @Test
    void asksOnlyThoseWhoMayMerge() {
        credit("Ünder Twice", "Alike Press");
        credit("Under Twice", "Alike Press");
        assertThat(ada.open("/newsroom/contributors?q=twice").page().select(".alike"))
                .isEmpty();
        Editor reporter =
                new Editor(port).signedIn(cast.staff(AccountRole.REPORTER).email(), DatelineTest.PASSWORD);
        assertThat(reporter.open("/newsroom/contributors").page().select(".alike"))
                .isEmpty();
        assertThat(ada.open("/newsroom/contributors").page().select(".alike")).hasSize(1);
    }

    private String suggested(String field, String start) {
        return ada.open("/newsroom/credit-help?field=" + field + "&start=" + start)
                .page()
                .text();
    }

    /** The page's form with one of them chosen; a list with commas is a list of values. */
    private Editor.Answer merge(Document asked, String stay) {
        return ada.post(
                "/newsroom/contributor-merge",
                Map.of("seen", String.join(",", asked.select("[name=seen]").eachAttr("value")), "stay", stay));
    }

    private Element form(String person) {
        return ada.open("/newsroom/contributors/" + person).page().selectFirst("form.profile__form");
    }

    private void credit(String name, String agency) {
        entryService.post(cast.id(slug), content(name, agency), EntryStatus.PUBLISHED, cast.ada(), null);
    }

    private static EntryContent content(String name, String agency) {
        return EntryContent.of("Named", "<p>Up.</p>")
                .withCredits(List.of(new CreditContent("author", List.of(name), agency, null, null)));
    }

    private void reads(String path, String words) {
        Await.until(
                () -> reader.get(path),
                answer -> answer.statusCode() == 200 && answer.body().contains(words));
    }

    private String leads(String path) {
        HttpResponse<String> answer = Await.until(() -> reader.get(path), read -> read.statusCode() == 301);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static byte[] photo() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ContributorScreensIT.class.getResourceAsStream("/demo/photos/low-town.jpg"))) {
            return in.readAllBytes();
        }
    }
}
