package dateline;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chromium as this machine has it, or as apt brings it, driven by Playwright. Its headless shell, which has no window of
 * its own to draw, takes a third less processor time than the whole browser.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> HEADLESS = List.of("chromium-headless-shell");
    private static final List<String> WHOLE =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final ThreadLocal<Chromium> SHARED = new ThreadLocal<>();

    private final Chromium chromium;
    private final Set<BrowserContext> contexts = new LinkedHashSet<>();

    private Browser(Chromium chromium) {
        this.chromium = chromium;
    }

    /** Playwright's driver and the browser it has started. Playwright allows one thread only to use them. */
    private record Chromium(Playwright playwright, com.microsoft.playwright.Browser process) {

        static Chromium start() {
            Path executable = executable();
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable)
                                    .setArgs(QUIET)));
        }
    }

    /** Distributions other than Debian may have no package of the headless shell alone. */
    private static Path executable() {
        try {
            return Apt.program(HEADLESS, "chromium-headless-shell fonts-liberation");
        } catch (IllegalStateException e) {
            return Apt.program(WHOLE, "chromium fonts-liberation");
        }
    }

    /** Opens the browser that all tests on this thread share. It is started for the first, and again if it has ended. */
    public static Browser open() {
        Chromium chromium = SHARED.get();
        if (chromium == null || !chromium.process().isConnected()) {
            chromium = Chromium.start();
            SHARED.set(chromium);
        }
        return new Browser(chromium);
    }

    /** A page of its own, with nothing remembered; closed with the browser at the latest. */
    public Page page() {
        return context(new com.microsoft.playwright.Browser.NewContextOptions()).newPage();
    }

    /** A new profile, which shares nothing with any other; closed with the browser at the latest. */
    public BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.process().newContext(options);
        contexts.add(context);
        context.onClose(contexts::remove);
        return context;
    }

    /** Closes the profiles opened here. Chromium itself runs until the JVM ends. */
    @Override
    public void close() {
        if (chromium.process().isConnected()) {
            List.copyOf(contexts).forEach(BrowserContext::close);
        }
    }
}
