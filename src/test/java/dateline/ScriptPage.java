package dateline;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Calls functions of the newsroom's scripts in a browser, without a server. */
public final class ScriptPage implements AutoCloseable {

    private static final String HOME = "http://scripts.test/";
    private static final Path FOLDER = Path.of("src/main/resources/static/");

    private final Browser browser = Browser.open();
    private final Page page = browser.page();

    public ScriptPage() {
        page.route(HOME + "**", route -> {
            String path = route.request().url().substring(HOME.length());
            route.fulfill(
                    path.isEmpty()
                            ? new Route.FulfillOptions()
                                    .setContentType("text/html")
                                    .setBody(
                                            "<script type=importmap>{\"imports\": {\"newsroom/\": \"/newsroom/\"}}</script>")
                            : new Route.FulfillOptions()
                                    .setContentType("text/javascript")
                                    .setBody(read(FOLDER.resolve(path))));
        });
        page.navigate(HOME);
    }

    /** Calls a function of a module with each of the arguments; returns the answers. */
    public List<?> each(String module, String expression, List<?> arguments) {
        return (List<?>) page.evaluate(
                "async list => { const it = await import('" + module + "'); return list.map(given => " + expression
                        + "); }",
                arguments);
    }

    /** Returns the lines of a file of the tests, without its comments. */
    public static List<String> lines(String file) {
        return read(Path.of("src/test/resources").resolve(file))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
