package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dateline.DatelineTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada on the street, a phone in one hand. */
@DatelineTest
class PhoneIT extends NewsroomBrowser {

    private static final Path PHOTO = Path.of("src/test/resources/photos/iim-utf8.jpg");
    private static final int WIDTH = 375;
    private static final int HEIGHT = 740;
    // WCAG 2.2, 2.5.8: what stands in a line of text and what is only seen by machines is not meant; a field's label is
    // part of it.
    private static final String SMALL = """
        () => [...document.querySelectorAll('main a, main button, main summary, main label, #bar a, #bar button, #notice a, #notice button')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden, p, .row__body'))
          .filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.width < 24 || r.height < 24) && !e.matches('label:not(:has(input))'); })
          .map(e => e.outerHTML.slice(0, 120))""";

    @Test
    void startsAStoryAndPostsAPhotoWithTheThumb() {
        String state = context.storageState();
        try (BrowserContext phone = another(new NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setStorageState(state)
                .setViewportSize(WIDTH, HEIGHT)
                .setHasTouch(true)
                .setIsMobile(true)
                .setDeviceScaleFactor(2))) {
            Page hand = phone.newPage();
            hand.navigate("/newsroom");
            hand.locator("main a[href$='/stories/new']").first().tap();
            hand.locator("main [name=headline]").tap();
            hand.keyboard().type("Barge hits the " + slug + " bridge");
            hand.locator("main button.button--main").tap();
            hand.locator("#composer-new input[type=file]").setInputFiles(PHOTO);
            hand.locator("#composer-new [name$='.alt']").tap();
            hand.keyboard().type("The bridge from the south bank.");
            hand.locator("#composer-new .editor__text").tap();
            hand.keyboard().type("First view of the pier.");
            BoundingBox publish = hand.locator("#composer-new [data-publish]").boundingBox();
            assertThat(publish.y).as("where the thumb is").isGreaterThan(HEIGHT * 2 / 3.0);
            assertThat(publish.y + publish.height).isLessThanOrEqualTo(HEIGHT);
            assertThat(publish.width).as("for either hand").isGreaterThan(WIDTH / 2.0);
            hand.locator("#composer-new [data-publish]").tap();
            assertThat(hand.locator("#notice")).containsText("Published as #1");
            assertThat(hand.locator("#timeline .row").first()).containsText("First view of the pier.");
            assertThat((Integer) hand.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(WIDTH);
            assertThat((List<?>) hand.evaluate(SMALL))
                    .as("too small for a finger")
                    .isEmpty();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void fitsAPhoneWithoutScripts() {
        try (BrowserContext phone = another(new NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setStorageState(context.storageState())
                .setViewportSize(WIDTH, HEIGHT)
                .setJavaScriptEnabled(false))) {
            Page hand = phone.newPage();
            hand.navigate(path());
            assertThat(hand.locator("#composer-new [type=file]").first()).isVisible();
            assertThat((Integer) hand.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(WIDTH);
        }
    }

    @Test
    void showsHowFarSeveralPhotosAreAndSendsThemInOrder() {
        page.route("**/newsroom/photos", route -> {
            // The line is slow: the second photo is let through once both are seen on their way.
            page.waitForCondition(() -> page.locator("#composer-new progress").count() >= 2);
            route.resume();
        });
        write("Three views.");
        page.locator("#composer-new input[type=file]")
                .setInputFiles(
                        new Path[] {PHOTO, PHOTO.resolveSibling("turned.jpg"), PHOTO.resolveSibling("iim-latin1.jpg")});
        assertThat(page.locator("#composer-new [name$='.photo']")).hasCount(3);
        for (int i = 0; i < 3; i++) {
            assertThat(page.locator("#composer-new [name$='.photo']").nth(i))
                    .not()
                    .hasValue("");
            page.locator("#composer-new [name$='.alt']").nth(i).fill("View " + (i + 1));
        }
        page.locator("#composer-new [name$='.alt']").nth(2).press("ControlOrMeta+Enter");
        assertThat(page.locator("#notice")).containsText("Published as #1");
        page.locator("#entry-1")
                .getByText("Edit", new Locator.GetByTextOptions().setExact(true))
                .click();
        for (int i = 0; i < 3; i++) {
            assertThat(page.locator("#panel-1 [name$='.alt']").nth(i)).hasValue("View " + (i + 1));
        }
        assertThat(said).isEmpty();
    }
}
