package dateline.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dateline.Browser;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The desk of a long story against that of a short one: how fast it opens, how typing feels there, and when a post shows as taken. */
final class DeskSpeed {

    private static final int SHORT = 20;
    private static final int LONG = 2_000;
    private static final int DRAFTS = 20;
    private static final int OPENED = Boolean.getBoolean("bench.smoke") ? 5 : 60;
    private static final int POSTS = Boolean.getBoolean("bench.smoke") ? 2 : 15;
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

    private DeskSpeed() {}

    static void measure(Path home, Table table) throws IOException, InterruptedException, SQLException {
        try (Product product = Product.start(home, "0")) {
            Newsroom newsroom = product.newsroom();
            String small = newsroom.open("Short");
            String large = newsroom.open("Long");
            FlatCost.fill(product, small, SHORT, DRAFTS);
            FlatCost.fill(product, large, LONG, DRAFTS);
            open(product, table, small, large);
            try (Browser chromium = Browser.open()) {
                type(chromium, product, table, small, large);
            }
        }
    }

    private static void open(Product product, Table table, String small, String large)
            throws IOException, InterruptedException {
        HttpClient editor = signedIn(product);
        opened(editor, product, small);
        opened(editor, product, large);
        Figures ratios = new Figures();
        Figures ms = new Figures();
        for (int round = 0; round < Bench.rounds(); round++) {
            Figures one = opened(editor, product, small);
            Figures other = opened(editor, product, large);
            ratios.add(other.median() / one.median());
            ms.addAll(other, 0, 1);
        }
        table.ratio(
                "time to open the desk, %,d updates and %d drafts against %d".formatted(LONG, DRAFTS, SHORT),
                ratios,
                "≤ 1.10");
        table.times("opening the desk of %,d updates and %d drafts".formatted(LONG, DRAFTS), ms, "");
    }

    /** Milliseconds from the request to the whole page. */
    private static Figures opened(HttpClient editor, Product product, String slug)
            throws IOException, InterruptedException {
        Figures ms = new Figures();
        for (int i = 0; i < OPENED; i++) {
            long before = System.nanoTime();
            HttpResponse<byte[]> page = editor.send(
                    HttpRequest.newBuilder(URI.create(product.editors + "/newsroom/stories/" + slug))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            ms.add((System.nanoTime() - before) / 1e6);
            if (page.statusCode() != 200) {
                throw new IllegalStateException("The desk answers " + page.statusCode());
            }
        }
        return ms;
    }

    static HttpClient signedIn(Product product) throws IOException, InterruptedException {
        HttpClient editor = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        URI door = URI.create(product.editors + "/newsroom/sign-in");
        Matcher token =
                TOKEN.matcher(editor.send(HttpRequest.newBuilder(door).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        if (!token.find()) {
            throw new IllegalStateException("No token to sign in with");
        }
        String form = Map.of(
                        "email",
                        Product.EMAIL,
                        "password",
                        Product.PASSWORD,
                        "_csrf",
                        token.group(1) == null ? token.group(2) : token.group(1))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        editor.send(
                HttpRequest.newBuilder(door)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return editor;
    }

    private static void type(Browser chromium, Product product, Table table, String small, String large) {
        BrowserContext context = chromium.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(product.editors)
                .setViewportSize(1280, 900));
        Page page = context.newPage();
        page.navigate("/newsroom/sign-in");
        page.locator("[name=email]").fill(Product.EMAIL);
        page.locator("[name=password]").fill(Product.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/newsroom");
        for (String slug : new String[] {small, large}) {
            page.navigate("/newsroom/stories/" + slug);
            page.locator("#composer-new .editor__text").click();
            page.evaluate(WATCH);
            for (int i = 0; i < 8; i++) {
                page.keyboard()
                        .type(
                                "Rescue crews count two hundred ashore. ",
                                new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(25));
            }
            String of = slug.equals(small) ? "%d updates".formatted(SHORT) : "%,d updates".formatted(LONG);
            table.times("from a key to the frame that shows it, at a desk of " + of, figures(page, "keys"), "≤ 50 ms");
            table.line(
                    "tasks over 50 ms while typing there",
                    String.valueOf(figures(page, "tasks").size()),
                    "",
                    "0");
            page.keyboard().press("ControlOrMeta+Enter");
            page.waitForFunction("() => window.shown.length === 1");
            for (int i = 1; i < POSTS; i++) {
                page.keyboard().type("Post " + i);
                int wanted = i + 1;
                page.keyboard().press("ControlOrMeta+Enter");
                page.waitForFunction("wanted => window.shown.length === wanted", wanted);
            }
            table.times("from Ctrl+Enter to the update on the desk, of " + of, figures(page, "shown"), "≤ 500 ms");
        }
        context.close();
    }

    private static Figures figures(Page page, String name) {
        Figures figures = new Figures();
        for (Object ms : (Iterable<?>) page.evaluate("name => window[name]", name)) {
            figures.add(((Number) ms).doubleValue());
        }
        return figures;
    }

    /** Notes, in the page, how long a key takes to be seen, every long task, and how long an update takes to stand in the list. */
    private static final String WATCH = """
        () => {
          Object.assign(window, { keys: [], tasks: [], shown: [] });
          let sent = 0;
          const seen = then => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = then; port2.postMessage(0); });
          addEventListener("keydown", event => {
            if (event.key === "Enter" && event.ctrlKey) sent = event.timeStamp;
            else if (event.key.length === 1) seen(() => keys.push(performance.now() - event.timeStamp));
          }, true);
          new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: "longtask" });
          let first = document.querySelector("#timeline .row")?.id;
          new MutationObserver(() => {
            const now = document.querySelector("#timeline .row")?.id;
            if (now === first || !sent) return;
            first = now;
            const from = sent;
            sent = 0;
            seen(() => shown.push(performance.now() - from));
          }).observe(document.body, { childList: true, subtree: true });
        }""";
}
