package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dateline.Await;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a story page of fifty entries costs a reader: counted in a browser, as bytes on the wire with their headers. */
@DatelineTest
class WireIT {

    private static final String WORDS = """
        harbour master said ferry quay tide wall gauge wind crew passengers boats pumps market street school power district hour morning evening
        police door residents water metres sandbags reserve governor weather service warning storm coast mole anchor tow lifeboat helicopter""";

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    Cast cast;

    @Test
    void staysWithinItsWeight() {
        String slug = cast.liveStory();
        for (int i = 1; i <= 50; i++) {
            entryService.post(
                    cast.id(slug),
                    EntryContent.of(
                                    "Update " + prose(i, 6),
                                    "<p>" + prose(i * 7, 45) + "</p><p>" + prose(i * 13, 30) + "</p>")
                            .withPublishedAt(
                                    Instant.parse("2026-01-03T00:00:00Z").plusSeconds(600L * i))
                            .withKeyEvent(i % 6 == 0)
                            .withCredits(List.of(
                                    new CreditContent("author", List.of("Reporter " + i % 5), "Ledger", null, null))),
                    EntryStatus.PUBLISHED,
                    cast.ada(),
                    null);
        }
        Reader reader = new Reader(server.port());
        Await.until(
                () -> reader.page("/stories/" + slug),
                page -> page.select(".day .entry").size() == 50);
        try (Browser browser = Browser.open();
                BrowserContext context = browser.context(new com.microsoft.playwright.Browser.NewContextOptions())) {
            Page page = context.newPage();
            Map<String, String> kinds = new ConcurrentHashMap<>();
            Map<String, Double> bytes = new ConcurrentHashMap<>();
            CDPSession wire = context.newCDPSession(page);
            wire.send("Network.enable");
            wire.on("Network.responseReceived", event -> kinds.put(text(event, "requestId"), text(event, "type")));
            wire.on(
                    "Network.loadingFinished",
                    event -> bytes.put(
                            text(event, "requestId"),
                            event.get("encodedDataLength").getAsDouble()));
            page.navigate("http://127.0.0.1:" + server.port() + "/stories/" + slug);
            page.waitForCondition(() -> bytes.keySet()
                            .containsAll(kinds.entrySet().stream()
                                    .filter(one -> !one.getValue().equals("EventSource"))
                                    .map(Map.Entry::getKey)
                                    .toList())
                    && kinds.containsValue("Script"));
            assertThat(kinds.values())
                    .as("scripts")
                    .filteredOn("Script"::equals)
                    .hasSize(1);
            assertThat(weight(kinds, bytes, "Script")).as("script").isBetween(2_000.0, 12_288.0);
            assertThat(weight(kinds, bytes, "Stylesheet")).as("styles").isBetween(2_000.0, 12_288.0);
            assertThat(bytes.values().stream().mapToDouble(Double::doubleValue).sum())
                    .as("everything")
                    .isBetween(15_000.0, 61_440.0);
        }
    }

    private static double weight(Map<String, String> kinds, Map<String, Double> bytes, String kind) {
        return kinds.entrySet().stream()
                .filter(one -> one.getValue().equals(kind))
                .mapToDouble(one -> bytes.get(one.getKey()))
                .sum();
    }

    private static String prose(int seed, int words) {
        String[] known = WORDS.strip().split("\\s+");
        StringBuilder prose = new StringBuilder();
        long at = seed;
        for (int i = 0; i < words; i++) {
            at = (at * 6364136223846793005L + 1442695040888963407L);
            prose.append(known[Math.floorMod(at >>> 33, known.length)]).append(i == words - 1 ? "" : " ");
        }
        return prose.toString();
    }

    private static String text(JsonObject event, String name) {
        return event.get(name).getAsString();
    }
}
