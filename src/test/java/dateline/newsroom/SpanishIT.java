package dateline.newsroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dateline.Axe;
import dateline.DatelineTest;
import dateline.EnglishPhrases;
import dateline.newsroom.entries.NewsroomBrowser;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The newsroom as a Spanish browser has it, from the sign-in on: no English word is left on any screen. */
@DatelineTest
class SpanishIT extends NewsroomBrowser {

    private static final EnglishPhrases ENGLISH = EnglishPhrases.of("newsroom");
    /** Every text somebody reads or hears, shown or not yet; what colleagues wrote has a language of its own. */
    private static final String TEXTS = """
        () => {
          const found = [document.title];
          const walk = root => {
            for (const node of root.childNodes) {
              if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent);
              if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, kbd, [lang]:not(html, .composer__paper)")) continue;
              for (const name of ["title", "aria-label", "placeholder", "alt", "data-label", "data-placeholder"]) found.push(node.getAttribute(name) ?? "");
              walk(node.localName === "template" ? node.content : node);
            }
          };
          walk(document.documentElement);
          return found.map(text => text.trim().replace(/\\s+/g, " ")).filter(text => /\\p{L}/u.test(text));
        }""";

    @Test
    void leavesNoEnglishWord() {
        assertThat(ENGLISH.size()).isGreaterThan(250);
        assertThat(ENGLISH.among(texts(page)))
                .as("what it finds on an English desk")
                .contains("Publish", "Headline (optional)", "Key event")
                .hasSizeGreaterThan(60);
        try (BrowserContext there = another(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(1280, 900)
                .setLocale("es-ES"))) {
            Page open = there.newPage();
            open.navigate(path());
            isSpanish(open, "sign-in");
            open.getByLabel("Correo electrónico").fill("nobody@example.com");
            open.getByLabel("Contraseña").fill("wrong password");
            open.keyboard().press("Enter");
            assertThat(open.locator("#sign-in-error")).isVisible();
            isSpanish(open, "refused");
            open.getByLabel("Correo electrónico").fill(DatelineTest.EMAIL);
            open.getByLabel("Contraseña").fill(DatelineTest.PASSWORD);
            open.keyboard().press("Enter");
            assertThat(open.locator("#composer-new .editor__text")).isVisible();
            isSpanish(open, "desk");
            publish(open);
            walk(open);
        }
    }

    private void publish(Page open) {
        open.locator("#composer-new .editor__text").click();
        open.keyboard().press("Control+Enter");
        assertThat(open.locator("#composer-new .errors")).containsText("No se ha perdido nada");
        isSpanish(open, "refused update");
        open.locator("#composer-new .editor__text").click();
        open.keyboard().type("El puente está cerrado.");
        open.keyboard().press("Control+Enter");
        assertThat(open.locator("#notice")).containsText(Pattern.compile("Publicada como #1 a las \\d{1,2}:\\d{2}\\."));
        assertThat(open.locator("#notice .notice__reach")).containsText("lectores");
        assertThat(open.locator("#timeline .row__time time")).hasText(Pattern.compile("\\d{1,2}:\\d{2}"));
        isSpanish(open, "published");
    }

    /** Each screen there is of a story and an update, and what lies over them. */
    private void walk(Page open) {
        for (String page : List.of(
                path() + "/entries/1",
                path() + "/entries/1/edit",
                path() + "/entries/1/correction",
                path() + "/entries/1/retraction",
                path() + "/entries/1/revisions/1",
                path() + "/settings",
                path() + "?list=drafts",
                path() + "?list=submitted",
                path() + "?list=scheduled",
                path() + "?list=retracted",
                path() + "?q=nada",
                path(),
                "/newsroom",
                "/newsroom?show=planned",
                "/newsroom/stories/new",
                "/newsroom/search?q=puente",
                "/newsroom/stories/no-such-story",
                "/newsroom/nowhere")) {
            open.navigate(page);
            assertThat(open.locator("html")).hasAttribute("lang", "es");
            isSpanish(open, page);
            open.setViewportSize(375, 800);
            assertThat((Integer) open.evaluate("document.documentElement.scrollWidth"))
                    .as(page)
                    .isLessThanOrEqualTo(375);
            open.setViewportSize(1280, 900);
        }
        for (String page : List.of(path(), path() + "/settings", "/newsroom")) {
            open.navigate(page);
            assertThat(Axe.faults(open)).as(page).isEmpty();
        }
    }

    private static void isSpanish(Page open, String where) {
        List<String> texts = texts(open);
        assertThat(texts).as(where).isNotEmpty();
        assertThat(ENGLISH.among(texts)).as(where).isEmpty();
    }

    private static List<String> texts(Page open) {
        return ((List<?>) open.evaluate(TEXTS)).stream().map(String::valueOf).toList();
    }
}
