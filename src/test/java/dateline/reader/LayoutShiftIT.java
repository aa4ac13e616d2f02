package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import dateline.Await;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing on a page moves because a photo has come. */
@DatelineTest
class LayoutShiftIT {

    private static final Path PHOTOS = Path.of("src/main/resources/demo/photos");

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    PhotoService photoService;

    @Autowired
    Cast cast;

    private String pictured() throws IOException {
        String slug = cast.liveStory();
        for (String name : List.of("gannet-head.jpg", "long-mole.jpg")) {
            try (InputStream file = Files.newInputStream(PHOTOS.resolve(name))) {
                String photo = photoService
                        .file(name, file, PhotoWords.NONE, cast.ada())
                        .key();
                entryService.post(
                        cast.id(slug),
                        EntryContent.of("With " + name, "<p>Text.</p>")
                                .withFigures(List.of(new FigureContent(photo, "A caption.", "A photo"))),
                        EntryStatus.PUBLISHED,
                        cast.ada(),
                        null);
            }
        }
        return slug;
    }

    /** Collects what was moved, from where to where. */
    private static final String SHIFTS = """
            window.shifts = [];
            const told = ({ node, previousRect: from, currentRect: to }) =>
              `${(node?.outerHTML ?? node?.textContent ?? "").slice(0, 150)} from ${from.x} ${from.y} ${from.width} ${from.height} to ${to.x} ${to.y} ${to.width} ${to.height}`;
            new PerformanceObserver(list => shifts.push(...list.getEntries().map(one => `${one.startTime}: ${one.sources.map(told).join(", ")}`)))
              .observe({ type: "layout-shift", buffered: true });
            """;

    @ParameterizedTest
    @ValueSource(ints = {375, 1280})
    void keepsThePlaceOfEachPhoto(int width) throws IOException {
        String slug = pictured();
        Await.until(
                () -> new Reader(server.port()).page("/stories/" + slug),
                page -> page.select(".day .entry img").size() == 2);
        try (Browser browser = Browser.open();
                BrowserContext context = browser.context(new NewContextOptions().setViewportSize(width, 1600))) {
            for (String path : List.of("/stories/" + slug, "/stories/" + slug + "/2")) {
                Page page = context.newPage();
                Queue<Route> held = new ConcurrentLinkedQueue<>();
                page.route("**/photos/**", held::add);
                page.addInitScript(SHIFTS);
                page.navigate(
                        "http://127.0.0.1:" + server.port() + path,
                        new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
                page.waitForCondition(() -> !held.isEmpty());
                page.evaluate("() => new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))");
                page.unroute("**/photos/**");
                held.forEach(Route::resume);
                Await.until(
                        () -> page.evaluate(
                                "[...document.images].every(photo => photo.complete && photo.naturalWidth > 0)"),
                        Boolean.TRUE::equals);
                page.evaluate("() => new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))");
                assertThat((List<?>) page.evaluate("() => shifts")).as(path).isEmpty();
                page.close();
            }
        }
    }

    @Test
    void asksForTheFirstPhotoAtOnce() throws IOException {
        String slug = pictured();
        Reader reader = new Reader(server.port());
        Await.until(
                () -> reader.page("/stories/" + slug),
                page -> page.select(".day .entry img").size() == 2);
        for (String path : List.of("/stories/" + slug, "/stories/" + slug + "/1")) {
            assertThat(reader.page(path).select("img:not([loading=lazy])"))
                    .as(path)
                    .hasSize(1)
                    .allSatisfy(photo -> assertThat(photo.attr("fetchpriority")).isEqualTo("high"));
        }
    }
}
