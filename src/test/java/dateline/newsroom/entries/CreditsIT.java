package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Credits as agencies write them: pasted into the form as a sentence, and printed as one. */
@DatelineTest
class CreditsIT extends NewsroomBrowser {

    private static final String SENTENCE =
            "—Associated Press writers John Smith in Paris and Jane Doe at the United Nations contributed to this report.";

    @Autowired
    private ReaderServer server;

    @Test
    void fillsInTheFieldsFromASentence() {
        write("Talks go on.");
        page.locator("#composer-new [data-add-credit]").click();
        paste(people(0), SENTENCE);
        assertThat(page.locator(".credit__offer")).containsText(SENTENCE);
        page.locator(".credit__offer button").click();
        assertThat(people(0)).hasValue("John Smith");
        assertThat(people(0)).isFocused();
        assertThat(field(0, "role")).hasValue("contributor");
        assertThat(field(0, "agency")).hasValue("Associated Press");
        assertThat(field(0, "place")).hasValue("Paris");
        assertThat(people(1)).hasValue("Jane Doe");
        assertThat(field(1, "place")).hasValue("the United Nations");
        assertThat(page.locator(".credit__offer")).hasCount(0);
        assertThat(page.locator("[data-line]").first()).hasText(SENTENCE);
        assertThat(page.locator("[data-line]").nth(1)).hasText("");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Talks go on.");
        assertThat(new Reader(server.port())
                        .page("/stories/" + slug)
                        .select("#entry-1 .credit")
                        .eachText())
                .containsExactly(SENTENCE);
        assertThat(said).isEmpty();
    }

    @Test
    void takesTheSentenceBackAndOffersNothingForNames() {
        page.locator("#composer-new [data-add-credit]").click();
        people(0).fill("Reporting by Ida Brandt; Editing by Jo Field");
        page.locator(".credit__offer button").click();
        assertThat(people(1)).hasValue("Jo Field");
        page.locator("#notice button").click();
        assertThat(people(0)).hasValue("Reporting by Ida Brandt; Editing by Jo Field");
        assertThat(people(1)).hasCount(0);
        people(0).fill("Ida Brandt, Jo Field");
        assertThat(page.locator("[data-line]")).hasText("— Ida Brandt and Jo Field");
        assertThat(page.locator(".credit__offer")).hasCount(0);
        page.locator("#composer-new [data-publish]").click();
        assertThat(said).isEmpty();
    }

    @Test
    void offersToMoveCreditsAtTheEndOfTheText() {
        paste("Talks go on.\n\n___\n\n" + SENTENCE);
        assertThat(page.locator("[data-closing]")).containsText("The text ends with credits: " + SENTENCE);
        looksRight("the offer");
        choose("Move them to the credits");
        assertThat(body()).isEqualTo("<p>Talks go on.</p>");
        assertThat(people(0)).hasValue("John Smith");
        assertThat(field(0, "role")).hasValue("contributor");
        assertThat(field(0, "agency")).hasValue("Associated Press");
        assertThat(field(0, "place")).hasValue("Paris");
        assertThat(people(1)).hasValue("Jane Doe");
        assertThat(field(1, "place")).hasValue("the United Nations");
        assertThat(page.locator("[data-closing]")).isEmpty();
        assertThat(page.locator("#composer-new .editor__text")).isFocused();
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Talks go on.");
        assertThat(entry(1).body()).isEqualTo("<p>Talks go on.</p>");
        assertThat(new Reader(server.port())
                        .page("/stories/" + slug)
                        .select("#entry-1 .credit")
                        .eachText())
                .containsExactly(SENTENCE);
        assertThat(page.locator("#notice a")).hasCount(1);
        assertThat(said).isEmpty();
    }

    @Test
    void leavesCreditsInTheTextWhenTheOfferIsDeclined() {
        write("Talks go on.");
        page.keyboard().press("Enter");
        page.keyboard().type("Reporting by Ida Brandt; Editing by Jo Field");
        choose("Keep them in the text");
        assertThat(page.locator("[data-closing]")).isEmpty();
        assertThat(page.locator("#composer-new .editor__text")).isFocused();
        page.keyboard().type("!");
        page.keyboard().press("Backspace");
        page.locator("#composer-new [name=headline]").fill("Talks");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Talks go on.");
        assertThat(entry(1).body()).isEqualTo("<p>Talks go on.</p><p>Reporting by Ida Brandt; Editing by Jo Field</p>");
        assertThat(new Reader(server.port()).page("/stories/" + slug).select("#entry-1 .credit"))
                .isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void takesMovedCreditsBackWithTheNoticeAndWithTheKey() {
        String text = "<p>Talks go on.<br>— Cara Anna/Associated Press</p>";
        write("Talks go on.");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("- Cara Anna/Associated Press");
        choose("Move them to the credits");
        assertThat(people(0)).hasValue("Cara Anna");
        assertThat(body()).isEqualTo("<p>Talks go on.</p>");
        page.locator("#notice button").click();
        assertThat(people(0)).hasCount(0);
        assertThat(body()).isEqualTo(text.replace("—", "-"));
        page.keyboard().press("ControlOrMeta+z");
        assertThat(people(0)).hasValue("Cara Anna");
        page.keyboard().press("ControlOrMeta+z");
        assertThat(people(0)).hasCount(0);
        assertThat(body()).isEqualTo(text.replace("—", "-"));
        page.keyboard().press("ControlOrMeta+Shift+z");
        assertThat(people(0)).hasValue("Cara Anna");
        assertThat(body()).isEqualTo("<p>Talks go on.</p>");
        assertThat(said).isEmpty();
    }

    @Test
    void addsNoCreditTwiceAndOffersNothingForOtherText() {
        page.locator("#composer-new [data-add-credit]").click();
        people(0).fill("Ida Brandt");
        write("Talks go on, by and large.");
        page.keyboard().press("Enter");
        page.keyboard().type("Reporting by Ida Brandt");
        choose("Move them to the credits");
        assertThat(people(0)).hasCount(1);
        assertThat(people(1)).hasCount(0);
        assertThat(body()).isEqualTo("<p>Talks go on, by and large.</p>");
    }

    private void choose(String label) {
        page.locator("[data-closing]")
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label))
                .click();
    }

    private void paste(String text) {
        page.locator("#composer-new .editor__text").click();
        Clipboard clipboard = new Clipboard(page);
        clipboard.copy(text);
        clipboard.paste();
    }

    private String body() {
        return (String) page.locator("#composer-new [name=body]").evaluate("field => field.value");
    }

    @Test
    void showsThoseWhoMayBeOneOnAnyScreen() {
        for (String name : List.of("Zoë Strandmüller", "ZOE STRANDMULLER", "Zoe Strandmüller")) {
            entryService.post(
                    cast.id(slug),
                    EntryContent.of("Named", "<p>One.</p>")
                            .withCredits(List.of(
                                    new CreditContent("author", List.of(name), "Strand Press", "writer", null))),
                    EntryStatus.PUBLISHED,
                    cast.ada(),
                    null);
        }
        page.navigate("/newsroom/contributors");
        Locator group =
                page.locator(".alike__group").filter(new Locator.FilterOptions().setHasText("Zoë Strandmüller"));
        assertThat(group.locator(".person__name")).hasCount(3);
        looksRight("/newsroom/contributors");
        group.locator("a.button").click();
        assertThat(page.locator(".merging__one")).hasCount(3);
        assertThat(said).isEmpty();
    }

    @Test
    void linksNamesThatStandInTheAgencysToo() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Named", "<p>One.</p>")
                        .withCredits(List.of(new CreditContent(
                                "contributor", List.of("Ann Press", "Ann"), "Annapolis Press", "writer", null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        assertThat(new Reader(server.port())
                        .page("/stories/" + slug)
                        .select("#entry-1 .credit a")
                        .eachText())
                .containsExactly("Ann Press", "Ann");
        assertThat(new Reader(server.port())
                        .page("/stories/" + slug)
                        .select("#entry-1 .credit")
                        .html())
                .startsWith("—Annapolis Press writers <a");
    }

    private void paste(Locator field, String text) {
        BrowserContext here = page.context();
        here.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        field.click();
        page.keyboard().press("ControlOrMeta+v");
    }

    private Locator people(int row) {
        return field(row, "people");
    }

    private Locator field(int row, String name) {
        return page.locator("[name='credits[" + row + "]." + name + "']");
    }
}
