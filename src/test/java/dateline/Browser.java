package dateline;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium as this machine has it, or as apt brings it, driven by Playwright. */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, Path executable) {
        this.playwright = playwright;
        this.chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(QUIET));
    }

    public static Browser open() {
        Path executable = executable();
        return new Browser(Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
            executable);
    }

    /** A page of its own, with nothing remembered; closed with the browser at the latest. */
    public Page page() {
        return context(new com.microsoft.playwright.Browser.NewContextOptions()).newPage();
    }

    public BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        return chromium.newContext(options);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static synchronized Path executable() {
        return found().or(() -> {
            install();
            return found();
        }).orElseThrow(() -> new IllegalStateException(
            "The browser tests need Chromium, and it could not be installed here. As root: apt-get install chromium fonts-liberation"));
    }

    private static Optional<Path> found() {
        Stream<String> folders = Stream.concat(Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/bin"));
        return folders.flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }

    private static void install() {
        String sudo = "root".equals(System.getProperty("user.name")) ? "" : "sudo -n ";
        String command = "%1$sapt-get update -qq; %1$senv DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-liberation"
            .formatted(sudo);
        try {
            new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start()
                .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("apt could not be run: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
