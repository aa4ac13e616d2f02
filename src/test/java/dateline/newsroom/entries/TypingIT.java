package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import dateline.DatelineTest;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens while an editor types: links, quotes, input methods, slashes, and files that are dropped. */
@DatelineTest
class TypingIT extends NewsroomBrowser {

    private static final String TEXT = "#composer-new .editor__text";

    @Autowired
    private StoryService storyService;

    @Test
    void linksAnAddressWhenAWordEndsAndUndoesItAtOnce() {
        write("See https://example.org/a_(b)?utm_source=x, (www.example.org) ");
        assertThat(body())
                .isEqualTo("<p>See <a href=\"https://example.org/a_(b)\">https://example.org/a_(b)?utm_source=x</a>, "
                        + "(<a href=\"https://www.example.org\">www.example.org</a>) </p>");
        page.keyboard().press("ControlOrMeta+z");
        assertThat(body()).endsWith("(www.example.org) </p>").contains("<a href=\"https://example.org/a_(b)\">");
        page.keyboard().type("or desk@example.org.");
        page.keyboard().press("Enter");
        assertThat(body()).endsWith("or <a href=\"mailto:desk@example.org\">desk@example.org</a>.</p><p></p>");
        page.keyboard().press("ControlOrMeta+z");
        assertThat(body()).endsWith("or desk@example.org.</p><p></p>");
        page.keyboard().type("e.g. this.that and a/b 2:3 ");
        assertThat(body()).endsWith("<p>e.g. this.that and a/b 2:3 </p>");
        assertThat(said).isEmpty();
    }

    @Test
    void setsQuotesDashesAndDotsByTheStorysLanguage() {
        SoftAssertions all = new SoftAssertions();
        Map.of(
                        "en", "“a ‘b’ c” it’s — d…",
                        "de", "„a ‚b‘ c“ it’s – d…",
                        "fr", "«\u00a0a ‘b’ c\u00a0» it’s — d…",
                        "es", "«a ‘b’ c» it’s — d…",
                        "es-MX", "“a ‘b’ c” it’s — d…",
                        "pl", "„a ‚b’ c” it’s – d…")
                .forEach((language, set) -> {
                    page.navigate("/newsroom/stories/"
                            + storyService
                                    .create(
                                            StoryContent.of("Story in " + language)
                                                    .withTimeZone("Europe/Berlin")
                                                    .withLanguage(language),
                                            Status.LIVE,
                                            cast.ada())
                                    .slug());
                    write("\"a 'b' c\" it's -- d...");
                    all.assertThat(text()).as(language).isEqualTo(set);
                });
        all.assertAll();
    }

    @Test
    void givesThePlainSignBackWhenItIsUndone() {
        write("say \"");
        assertThat(text()).isEqualTo("say “");
        page.keyboard().press("ControlOrMeta+z");
        assertThat(text()).isEqualTo("say \"");
        page.keyboard().type("x --");
        page.keyboard().press("Backspace");
        assertThat(text()).isEqualTo("say \"x --");
        page.keyboard().type(" 6\" https://example.org/a--b...'c");
        assertThat(text()).isEqualTo("say \"x -- 6\" https://example.org/a--b...'c");
    }

    @Test
    void leavesEnterOfAnInputMethodToIt() {
        Locator headline = page.locator("#composer-new [name=headline]");
        headline.click();
        CDPSession chromium = context.newCDPSession(page);
        JsonObject composed = new JsonObject();
        composed.addProperty("text", "にほん");
        composed.addProperty("selectionStart", 3);
        composed.addProperty("selectionEnd", 3);
        chromium.send("Input.imeSetComposition", composed);
        JsonObject enter = new JsonObject();
        enter.addProperty("type", "rawKeyDown");
        enter.addProperty("key", "Enter");
        enter.addProperty("code", "Enter");
        enter.addProperty("windowsVirtualKeyCode", 229);
        chromium.send("Input.dispatchKeyEvent", enter);
        JsonObject chosen = new JsonObject();
        chosen.addProperty("text", "日本");
        chromium.send("Input.insertText", chosen);
        assertThat(headline).isFocused();
        assertThat(headline).hasValue("日本");
        write("Read it");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().press("ControlOrMeta+k");
        Locator link = page.locator("#composer-new .editor__link input");
        link.fill("https://example.org");
        link.dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true));
        link.dispatchEvent("keydown", Map.of("key", "Enter", "keyCode", 229));
        assertThat(link).isVisible();
        link.press("Enter");
        assertThat(body()).isEqualTo("<p><a href=\"https://example.org\">Read it</a></p>");
    }

    @Test
    void runsNoCommandWhenNothingIsTypedAfterTheSlash() {
        write("and/or ");
        page.keyboard().type("/");
        assertThat(page.locator("#composer-new .palette")).isVisible();
        page.keyboard().press("Enter");
        page.keyboard().type("next");
        assertThat(page.locator("#composer-new [name=keyEvent]")).not().isChecked();
        assertThat(body()).isEqualTo("<p>and/or /</p><p>next</p>");
        page.keyboard().type(" /");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#composer-new [name=keyEvent]")).isChecked();
    }

    @Test
    void takesOrAnswersFilesDroppedAnywhere() {
        cast.publish(slug, "Pumps fail");
        page.reload();
        page.evaluate("window.unmoved = true");
        assertThat(drop("#timeline", "plan.pdf", "application/pdf")).isTrue();
        assertThat(page.locator("#notice")).containsText("plan.pdf is a document, not a picture");
        assertThat(drop(TEXT, "votes.xlsx", "")).isTrue();
        assertThat(page.locator("#notice")).containsText("votes.xlsx is a spreadsheet");
        assertThat(drop("#composer-new [name=headline]", "clip.mov", "video/quicktime"))
                .isTrue();
        assertThat(page.locator("#notice")).containsText("clip.mov is a video");
        assertThat(drop("h1", "thing.xyz", "")).isTrue();
        assertThat(page.locator("#notice")).containsText("thing.xyz is not a picture");
        assertThat(page.locator("#composer-new .figure")).hasCount(0);
        assertThat(drop("#timeline", "a.png", "image/png")).isTrue();
        assertThat(page.locator("#composer-new .figure")).hasCount(1);
        assertThat(drop("#bar", "b.png", "image/png")).isTrue();
        assertThat(page.locator("#composer-new .figure")).hasCount(2);
        page.navigate("/newsroom");
        assertThat(drop("h1", "a.png", "image/png")).isTrue();
        assertThat(page.locator("#notice")).containsText("Nothing on this page takes pictures");
    }

    /** Drops a file on an element. Returns whether the page has taken it, so that the browser does not open it. */
    private boolean drop(String on, String name, String type) {
        return (Boolean) page.locator(on).first().evaluate("""
            (element, [name, type]) => {
              const data = new DataTransfer();
              data.items.add(new File(["x"], name, { type }));
              const over = new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true });
              const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
              return !element.dispatchEvent(over) && !element.dispatchEvent(drop);
            }""", new String[] {name, type});
    }

    private String body() {
        return (String) page.locator("#composer-new [name=body]").evaluate("field => field.value");
    }

    private String text() {
        return (String) page.locator(TEXT).evaluate("text => text.textContent");
    }
}
