package dateline.newsroom.photos;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dateline.DatelineTest;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.newsroom.entries.NewsroomBrowser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The library, the picker and the people in a browser. */
@DatelineTest
class LibraryBrowserIT extends NewsroomBrowser {

    @Test
    void takesAPhotoFromTheLibraryIntoAnUpdate() {
        drop("/demo/photos/low-town.jpg");
        assertThat(page.locator("[name='figures[0].photo']")).not().hasValue("");
        String key = page.locator("[name='figures[0].photo']").inputValue();
        page.reload();
        page.waitForLoadState();
        page.locator("#composer-new [data-discard]").click();
        page.locator("#composer-new [data-library]").click();
        assertThat(page.locator(".picker [data-photo='" + key + "']")).isVisible();
        page.keyboard().type("no such photo at all");
        assertThat(page.locator(".picker [role=status]")).containsText("No photo was found");
        page.locator(".picker input").fill("low");
        page.locator(".picker [data-photo='" + key + "']").click();
        assertThat(page.locator(".picker")).isHidden();
        assertThat(page.locator("[name='figures[0].photo']")).hasValue(key);
        assertThat(page.locator("[name='figures[0].caption']")).isFocused();
        page.locator("[name='figures[0].alt']").fill("A street under water");
        page.locator("#composer-new [data-publish]").click();
        assertThat(page.locator("#entry-1 .row__photo")).isVisible();
        org.assertj.core.api.Assertions.assertThat(said).isEmpty();
    }

    @Test
    void looksRightOnEveryScreen() {
        drop("/demo/photos/low-town.jpg");
        assertThat(page.locator("[name='figures[0].photo']")).not().hasValue("");
        String key = page.locator("[name='figures[0].photo']").inputValue();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Used", "<p>Up.</p>")
                        .withFigures(List.of(new dateline.photo.FigureContent(key, null, null)))
                        .withCredits(List.of(
                                new CreditContent("author", List.of("Ina Falk", "Ina Falck"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        for (String address : List.of(
                "/newsroom/photos",
                "/newsroom/photos?q=zzz",
                "/newsroom/photos/" + key,
                "/newsroom/contributors",
                "/newsroom/contributors/ina-falk",
                "/newsroom/contributor-merge?who=ina-falk&who=ina-falck",
                "/newsroom/staff",
                "/newsroom/staff/"
                        + cast.staff(dateline.account.AccountRole.EDITOR).id(),
                "/newsroom/account")) {
            page.navigate(address);
            looksRight(address);
        }
    }
}
