package dateline.reader;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dateline.Browser;
import dateline.publishing.view.Alda;
import java.io.IOException;

/** The story of {@link Alda}, open before a reader and following its stream. */
final class OpenStory implements AutoCloseable {

    static final String HEADLINE = "Alda floods the old port; ferry crews bring 212 people ashore";

    final ScriptedServer server = new ScriptedServer();
    final BrowserContext reader;
    final Page page;

    OpenStory(Browser browser, com.microsoft.playwright.Browser.NewContextOptions options) throws IOException {
        server.serve(
                "/stories/alda", ReaderPages.story(Alda.page(Alda.story(true, 40), Alda.entries(), null, null, null)));
        reader = browser.context(options);
        page = reader.newPage();
        open();
    }

    static OpenStory wide(Browser browser) throws IOException {
        return new OpenStory(
                browser, new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1000, 800));
    }

    void open() {
        int before = server.resumed.size();
        page.navigate(server.url("/stories/alda"));
        page.waitForCondition(() -> server.resumed.size() > before && server.streams() > 0);
    }

    /** Away from the top, where nothing may slide in. */
    void readFurtherDown() {
        page.locator("#entry-6").evaluate("entry => scrollBy(0, entry.getBoundingClientRect().top - 100)");
        page.waitForCondition(() -> ((Number) page.evaluate("scrollY")).intValue() > 500);
    }

    @Override
    public void close() {
        reader.close();
        server.close();
    }
}
