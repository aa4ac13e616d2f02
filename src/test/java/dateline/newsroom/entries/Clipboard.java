package dateline.newsroom.entries;

import com.microsoft.playwright.Page;
import java.util.Map;

/** The clipboard of the browser, filled as other programs fill it and pasted with the real key. */
final class Clipboard {

    private final Page page;

    Clipboard(Page page) {
        this.page = page;
    }

    /**
     * Puts HTML and its plain text on the clipboard. The browser's own interface for writing would clean the HTML, so it
     * is put there by a handler of the copy command.
     */
    void copy(String html, String text) {
        put(Map.of("text/html", html, "text/plain", text));
    }

    void copy(String text) {
        put(Map.of("text/plain", text));
    }

    private void put(Map<String, String> data) {
        page.evaluate("""
            data => addEventListener("copy", event => {
              for (const [type, text] of Object.entries(data)) event.clipboardData.setData(type, text);
              event.preventDefault();
              event.stopImmediatePropagation();
            }, { once: true, capture: true })""", data);
        page.keyboard().press("ControlOrMeta+c");
    }

    void paste() {
        page.keyboard().press("ControlOrMeta+v");
    }
}
