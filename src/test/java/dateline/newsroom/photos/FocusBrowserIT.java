package dateline.newsroom.photos;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Position;
import dateline.DatelineTest;
import dateline.newsroom.entries.NewsroomBrowser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The focal point in a browser: with the mouse, with the keyboard, and in the composer. */
@DatelineTest
class FocusBrowserIT extends NewsroomBrowser {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void isSetByAClickAndByArrowKeysAndUndone() {
        String key = photo();
        page.navigate("/newsroom/photos/" + key);
        Locator image = page.locator(".focus__image");
        var box = image.boundingBox();
        image.click(new Locator.ClickOptions().setPosition(new Position(box.width * 0.25, box.height * 0.75)));
        Locator state = page.locator("dateline-focus [role=status]");
        assertThat(state).containsText(Pattern.compile("25% from the left, 7[45]% from the top"));
        org.assertj.core.api.Assertions.assertThat(x(key)).isBetween(0.24, 0.26);
        assertThat(page.locator(".focus__mark")).isFocused();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowUp");
        assertThat(state).containsText(Pattern.compile("27% from the left, 6[45]% from the top"));
        page.reload();
        assertThat(page.locator("dateline-focus [name=x]")).hasValue(Pattern.compile("0\\.27"));
        page.locator("dateline-focus [name=centre]").click();
        assertThat(state).containsText("no focal point");
        org.assertj.core.api.Assertions.assertThat(x(key)).isNull();
        looksRight("/newsroom/photos/" + key);
        org.assertj.core.api.Assertions.assertThat(said).isEmpty();
    }

    @Test
    void isSetInTheComposerWithoutLeavingIt() {
        String key = photo();
        page.locator("[name='figures[0].alt']").fill("A street under water");
        page.locator("#composer-new [data-focus]").click();
        Locator mark = page.locator(".focus-dialog .focus__mark");
        assertThat(mark).isFocused();
        page.keyboard().press("Shift+ArrowLeft");
        assertThat(page.locator(".focus-dialog dateline-focus [role=status]")).containsText("40% from the left");
        page.keyboard().press("Escape");
        assertThat(page.locator(".focus-dialog")).isHidden();
        assertThat(page.locator("#composer-new [data-focus]")).isFocused();
        org.assertj.core.api.Assertions.assertThat(x(key)).isEqualTo(0.4);
        page.locator("#composer-new [data-publish]").click();
        assertThat(page.locator("#entry-1 .row__photo")).isVisible();
        org.assertj.core.api.Assertions.assertThat(said).isEmpty();
    }

    private String photo() {
        drop("/demo/photos/low-town.jpg");
        assertThat(page.locator("[name='figures[0].photo']")).not().hasValue("");
        return page.locator("[name='figures[0].photo']").inputValue();
    }

    private Double x(String key) {
        return jdbc.sql("select focus_x from photo where key = ?")
                .param(key)
                .query((row, i) -> row.getObject(1, Double.class))
                .optional()
                .orElse(null);
    }
}
