package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import dateline.DatelineTest;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keyboards that compose a word before they give it to the page, as those of phones do with every word: the page sees
 * keys without a name (229) and a text that is replaced until it is final.
 */
@DatelineTest
class InputMethodIT extends NewsroomBrowser {

    private static final String TEXT = "#composer-new .editor__text";

    private CDPSession chromium;

    @BeforeEach
    void attach() {
        chromium = context.newCDPSession(page);
    }

    @Test
    void takesEachComposedWordOnce() {
        page.locator(TEXT).click();
        type("Die ", "D", "Di", "Die");
        type("Sturmflut", "S", "St", "Strum", "Sturm", "Sturmf", "Sturmflut");
        type(", ");
        type("日本", "に", "にほ", "にほん", "日本");
        assertThat(body()).isEqualTo("<p>Die Sturmflut, 日本</p>");
        // A word in the middle of the text is composed again, as a phone does to correct it.
        settle();
        page.keyboard().press("Home");
        type("Oh ", "O", "Oh");
        assertThat(body()).isEqualTo("<p>Oh Die Sturmflut, 日本</p>");
        settle();
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        type("Ende", "E", "En", "Ende");
        compose("Endes");
        compose("");
        assertThat(body()).isEqualTo("<p>Oh Die Sturmflut, 日本</p><p>Ende</p>");
        assertThat(said).isEmpty();
    }

    @Test
    void setsLinksAndQuotesInComposedText() {
        page.locator(TEXT).click();
        type("See ", "S", "See");
        type("\"");
        type("it", "i", "it");
        type("\"");
        type(" ");
        type("https://example.org/a", "h", "https", "https://example.org/a");
        type(" ");
        type("now", "n", "now");
        assertThat(body()).isEqualTo("<p>See “it” <a href=\"https://example.org/a\">https://example.org/a</a> now</p>");
        assertThat(said).isEmpty();
    }

    @Test
    void firesNoShortcutWhileAWordIsComposed() {
        Locator headline = page.locator("#composer-new [name=headline]");
        headline.click();
        compose("Flut");
        key("Enter", 0);
        key("Enter", 2);
        key(".", 2);
        commit("Flut");
        assertThat(headline).isFocused();
        assertThat(headline).hasValue("Flut");
        page.locator(TEXT).click();
        type("Wort ", "W", "Wort");
        compose("hoch");
        key("b", 2);
        key("k", 2);
        key("Enter", 2);
        key("Enter", 0);
        key("Escape", 0);
        commit("hoch");
        assertThat(body()).isEqualTo("<p>Wort hoch</p>");
        assertThat(page.locator("#composer-new .editor__link")).isHidden();
        assertThat(page.locator("#composer-new [name='credits[0].people']")).hasCount(0);
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Wort hoch");
        assertThat(page.locator("#timeline .row")).hasCount(1);
    }

    @Test
    void keepsTheCommandsOpenWhileTheirNameIsComposed() {
        page.locator(TEXT).click();
        type("/");
        Locator palette = page.locator("#composer-new .palette");
        assertThat(palette).isVisible();
        compose("k");
        compose("ke");
        assertThat(palette.locator("li")).hasCount(1);
        key("Enter", 0);
        assertThat(palette).isVisible();
        assertThat(page.locator("#composer-new [name=keyEvent]")).not().isChecked();
        compose("key");
        commit("key");
        assertThat(palette).isVisible();
        commit(" ");
        assertThat(page.locator("#composer-new [name=keyEvent]")).isChecked();
        assertThat(palette).isHidden();
        type("Text", "T", "Text");
        assertThat(body()).isEqualTo("<p>Text</p>");
    }

    @Test
    void suggestsNamesAndReadsCreditsThatAreComposed() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Named", "<p>One.</p>")
                        .withCredits(List.of(new CreditContent("author", List.of("Zoë Ümlauter"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        page.locator("#composer-new [data-add-credit]").click();
        Locator people = page.locator("#composer-new [name='credits[0].people']");
        page.locator("#composer-new [name='credits[0].agency']").click();
        type("Presse", "P", "Presse");
        people.click();
        compose("Zo");
        compose("zoe um");
        Locator known = page.locator("#composer-new datalist option[value='Zoë Ümlauter']");
        assertThat(known).hasCount(1);
        assertThat(known).hasAttribute("label", "Zoë Ümlauter (zoe um)");
        key("Enter", 0);
        assertThat(people).isFocused();
        assertThat(known).hasCount(1);
        commit("zoe um");
        assertThat(people).hasValue("zoe um");
        people.fill("");
        people.click();
        type("Reporting by ", "R", "Reporting");
        type("Ida Brandt", "I", "Ida Brandt");
        assertThat(page.locator(".credit__offer")).isVisible();
        assertThat(people).hasValue("Reporting by Ida Brandt");
        assertThat(said).isEmpty();
    }

    @Test
    void composesTheAddressOfALink() {
        page.locator(TEXT).click();
        type("Hier", "H", "Hier");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().press("ControlOrMeta+k");
        Locator link = page.locator("#composer-new .editor__link input");
        assertThat(link).isFocused();
        compose("https");
        compose("https://example.org");
        key("Enter", 0);
        key("Escape", 0);
        assertThat(link).isVisible();
        commit("https://example.org");
        assertThat(link).hasValue("https://example.org");
        link.press("Enter");
        assertThat(body()).isEqualTo("<p><a href=\"https://example.org\">Hier</a></p>");
    }

    /** Lets the editor's timer run, which 20 ms after a composed word puts the caret behind it. */
    private void settle() {
        page.evaluate("() => new Promise(done => setTimeout(done, 40))");
    }

    /** Composes a text in steps and makes it final; a text without steps comes at once. */
    private void type(String text, String... steps) {
        for (String step : steps) {
            compose(step);
        }
        commit(text);
    }

    private void compose(String text) {
        key("Unidentified", 0);
        JsonObject composed = new JsonObject();
        composed.addProperty("text", text);
        composed.addProperty("selectionStart", text.length());
        composed.addProperty("selectionEnd", text.length());
        chromium.send("Input.imeSetComposition", composed);
    }

    private void commit(String text) {
        JsonObject chosen = new JsonObject();
        chosen.addProperty("text", text);
        chromium.send("Input.insertText", chosen);
    }

    /** A key that belongs to the input method. */
    private void key(String name, int modifiers) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            JsonObject key = new JsonObject();
            key.addProperty("type", type);
            key.addProperty("key", name);
            key.addProperty("code", "");
            key.addProperty("modifiers", modifiers);
            key.addProperty("windowsVirtualKeyCode", 229);
            chromium.send("Input.dispatchKeyEvent", key);
        }
    }

    private String body() {
        return (String) page.locator("#composer-new [name=body]").evaluate("field => field.value");
    }
}
