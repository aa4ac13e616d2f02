package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import dateline.platform.text.Markup;
import dateline.platform.text.PasteBank;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What is pasted with the real key from the real clipboard, under the newsroom's own security policy. */
@DatelineTest
class PasteIT extends NewsroomBrowser {

    private static final String TEXT = "#composer-new .editor__text";

    @Test
    void keepsWhatOtherProgramsCopy() {
        SoftAssertions all = new SoftAssertions();
        for (PasteBank paste : PasteBank.all()) {
            clear();
            paste(paste.html());
            // Some programs have non-breaking spaces at the ends of paragraphs, which the editor keeps as the server
            // does.
            String body = Markup.clean(body());
            all.assertThat(flat(body)).as(paste.name()).isEqualTo(flat(paste.clean()));
        }
        all.assertAll();
        assertThat(said).as("broken rules of the security policy").isEmpty();
    }

    @Test
    void joinsLinesThatAnotherProgramBroke() {
        assertThat(PasteBank.plain()).hasSizeGreaterThan(5);
        SoftAssertions all = new SoftAssertions();
        for (PasteBank paste : PasteBank.plain()) {
            clear();
            Clipboard clipboard = new Clipboard(page);
            clipboard.copy(paste.html());
            clipboard.paste();
            assertThat(page.locator("#composer-new .editor")).not().hasAttribute("data-empty", Pattern.compile(".*"));
            all.assertThat(Markup.clean(body())).as(paste.name()).isEqualTo(paste.clean());
        }
        all.assertAll();
        assertThat(said).isEmpty();
    }

    @Test
    void leavesAloneWhatWasCopiedFromTheEditorItself() {
        set("<p>One <strong>two</strong></p><ul><li>three</li></ul>"
                + "<table><caption>Votes</caption><tbody><tr><td>a</td><td>1</td></tr></tbody></table><p>end</p>");
        page.locator(TEXT).click();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().press("ControlOrMeta+c");
        clear();
        page.keyboard().press("ControlOrMeta+v");
        assertThat(page.locator(TEXT)).containsText("end");
        assertThat(body())
                .isEqualTo(
                        "<p>One <strong>two</strong></p><ul><li>three</li></ul>"
                                + "<table><caption>Votes</caption><tbody><tr><td>a</td><td>1</td></tr></tbody></table><p>end</p>");
        assertThat(said).isEmpty();
    }

    @Test
    void linksAddressesInPastedTextToTheirTargets() {
        clear();
        Clipboard clipboard = new Clipboard(page);
        page.locator(TEXT).click();
        page.keyboard().type("See ");
        clipboard.copy("https://example.org/a?utm_source=x (and https://example.org/b_(c)), or mail desk@example.org.");
        clipboard.paste();
        assertThat(page.locator(TEXT)).containsText("desk@example.org");
        assertThat(body())
                .isEqualTo("<p>See <a href=\"https://example.org/a\">https://example.org/a</a> (and "
                        + "<a href=\"https://example.org/b_(c)\">https://example.org/b_(c)</a>), or mail "
                        + "<a href=\"mailto:desk@example.org\">desk@example.org</a>.</p>");
        clear();
        clipboard.copy("Line one\nline two\n\nNext\n");
        clipboard.paste();
        assertThat(page.locator(TEXT)).containsText("Next");
        assertThat(body()).isEqualTo("<p>Line one<br>line two</p><p>Next</p>");
        clear();
        clipboard.copy("Alpha\nBeta");
        clipboard.paste();
        assertThat(page.locator(TEXT)).containsText("Beta");
        assertThat(body()).isEqualTo("<p>Alpha</p><p>Beta</p>");
    }

    @Test
    void takesPicturesOfADocumentAndSaysWhichAreMissing() throws IOException {
        clear();
        String data;
        try (InputStream in = Objects.requireNonNull(PasteIT.class.getResourceAsStream("/demo/photos/low-town.jpg"))) {
            data = Base64.getEncoder().encodeToString(in.readAllBytes());
        }
        paste("<p>With <b>pictures</b>.</p><p><img src=\"data:image/jpeg;base64," + data
                + "\"></p><p><img src=\"file:///C:/Temp/image001.png\"></p>"
                + "<p><img src=\"https://lh7-us.googleusercontent.com/docsz/x\"></p>");
        assertThat(page.locator("[name='figures[0].photo']")).not().hasValue("");
        assertThat(page.locator("#notice")).containsText("2 pictures in what you pasted did not come along");
        assertThat(body()).isEqualTo("<p>With <strong>pictures</strong>.</p>");
        assertThat(page.locator("#composer-new .figure")).hasCount(1);
        assertThat(said).isEmpty();
    }

    @Test
    void cutsATableThatIsTooLargeAndSaysSo() {
        clear();
        paste("<table>" + "<tr><td>a</td><td>1</td></tr>".repeat(230) + "</table>");
        assertThat(page.locator("#notice")).containsText("only its first 200 rows");
        assertThat(page.locator(TEXT + " tr")).hasCount(200);
    }

    private void paste(String html) {
        Clipboard clipboard = new Clipboard(page);
        clipboard.copy(html, Jsoup.parse(html).text());
        clipboard.paste();
        assertThat(page.locator("#composer-new .editor")).not().hasAttribute("data-empty", Pattern.compile(".*"));
    }

    private void clear() {
        set("");
        page.locator(TEXT).click();
    }

    private void set(String html) {
        page.evaluate("html => { document.querySelector('#composer-new dateline-editor').value = html; }", html);
    }

    private String body() {
        return (String) page.locator("#composer-new [name=body]").evaluate("field => field.value");
    }

    /** Without the paragraphs in list items and quotes, which the editor writes where it must. */
    private static String flat(String body) {
        return body.replaceAll("(?:&nbsp;|[ \\u00a0])+", " ")
                .replaceAll(" (?=</p>|</h3>|</li>)", "")
                .replaceAll(
                        "<(li|blockquote)><p>([^<]*(?:<(?:strong|em|a|br)[^>]*>[^<]*(?:</(?:strong|em|a)>)?[^<]*)*)</p>",
                        "<$1>$2");
    }

    @Test
    void editsATableWithTheKeyboard() {
        clear();
        page.keyboard().type("/table ");
        assertThat(page.locator(TEXT + " th")).hasCount(3);
        page.keyboard().type("Ward");
        page.keyboard().press("Tab");
        page.keyboard().type("Votes");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Shift+Tab");
        page.keyboard().type("By ward");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().type("Quay");
        page.keyboard().press("Tab");
        page.keyboard().type("1,204");
        page.keyboard().press("Tab");
        page.keyboard().type("/dropcolumn ");
        assertThat(page.locator(TEXT + " th")).hasCount(2);
        page.keyboard().type("!");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator(TEXT + " tr")).hasCount(4);
        page.keyboard().type("Low Town");
        page.keyboard().press("Escape");
        page.keyboard().type("After.");
        assertThat(page.locator(TEXT + " td.number")).hasCount(0);
        assertThat(Markup.clean(body()))
                .isEqualTo("<table><caption>By ward</caption><thead><tr><th scope=\"col\">Ward</th>"
                        + "<th scope=\"col\">Votes</th></tr></thead><tbody><tr><td>Quay</td><td>1,204!</td></tr>"
                        + "<tr><td>Low Town</td><td></td></tr></tbody></table><p>After.</p>");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Low Town");
        assertThat(entry(1).body()).contains("<caption>By ward</caption>");
        assertThat(said).isEmpty();
    }
}
