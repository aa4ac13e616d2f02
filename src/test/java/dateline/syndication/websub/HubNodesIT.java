package dateline.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.Dateline;
import dateline.DatelineTest;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.platform.settings.Urls;
import dateline.syndication.websub.Subscriber.Delivery;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Two nodes are one hub. */
@DatelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = {"dateline.hub.allowed-hosts=localhost", "dateline.hub.signature=sha512"})
class HubNodesIT {

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    Cast cast;

    @Autowired
    Urls urls;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment settings;

    ConfigurableApplicationContext other;

    @BeforeAll
    void startAnother() {
        other = new SpringApplicationBuilder(Dateline.class)
                .run(
                        "--server.port=0",
                        "--dateline.port=0",
                        "--dateline.demo=false",
                        "--spring.jmx.enabled=false",
                        argument("dateline.database.url"),
                        argument("dateline.database.username"),
                        argument("dateline.database.password"),
                        argument("dateline.data"),
                        argument("dateline.hub.allowed-hosts"),
                        argument("dateline.hub.signature"));
    }

    private String argument(String setting) {
        return "--" + setting + "=" + settings.getProperty(setting);
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void tellEachSubscriberOnce() {
        String slug = cast.liveStory();
        String topic = urls.story(slug) + "/feed.json";
        List<EntryService> desks = List.of(entryService, other.getBean(EntryService.class));
        List<Integer> ports =
                List.of(server.port(), other.getBean(ReaderServer.class).port());
        try (Subscriber subscriber = new Subscriber()) {
            for (int i = 0; i < 6; i++) {
                assertThat(Subscriber.ask(
                                        ports.get(i % 2),
                                        "mode",
                                        "subscribe",
                                        "topic",
                                        topic,
                                        "callback",
                                        subscriber.callback("/" + i),
                                        "secret",
                                        "s")
                                .statusCode())
                        .isEqualTo(202);
            }
            Await.until(
                    () -> jdbc.sql("select count(*) from subscription")
                            .query(Long.class)
                            .single(),
                    count -> count == 6);
            settled();
            for (int update = 1; update <= 8; update++) {
                post(desks.get(update % 2), slug, update);
                subscriber.await(6 * update);
                settled();
            }
            assertThat(subscriber.deliveries)
                    .hasSize(48)
                    .allSatisfy(delivery -> assertThat(delivery.headers().get("x-hub-signature"))
                            .isEqualTo(Signature.SHA512.of(delivery.body(), "s")));
            // Without a pause between them some meet: what is left out is only what is overtaken.
            IntStream.rangeClosed(9, 40).parallel().forEach(update -> post(desks.get(update % 2), slug, update));
            settled();
            List<List<Delivery>> told = List.copyOf(subscriber.deliveries.stream()
                    .collect(Collectors.groupingBy(Delivery::path))
                    .values());
            assertThat(told).hasSize(6).allSatisfy(mine -> {
                assertThat(mine.stream().map(Delivery::text)).doesNotHaveDuplicates();
                assertThat(mine.getLast().text())
                        .contains(IntStream.rangeClosed(9, 40)
                                .mapToObj(update -> "\"Update " + update + "\"")
                                .toList());
            });
        }
    }

    private void post(EntryService entryService, String slug, int update) {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Update " + update, "<p>Text.</p>"),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
    }

    private void settled() {
        Await.until(() -> jdbc.sql("""
            select (select count(*) from hub_task where task_name <> 'round') + (select count(*) from story s
            left join hub_story h on h.story_id = s.id where s.seq > coalesce(h.seq, 0))""").query(Long.class).single(), left -> left == 0);
    }
}
