package dateline.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.ChildDateline;
import dateline.DatelineTest;
import dateline.Ports;
import dateline.api.Program;
import dateline.syndication.websub.Subscriber.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hub that ends in the middle of its work, and comes back. */
@Timeout(900)
class HubKilledIT {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    @TempDir
    Path data;

    private final int port = Ports.free();
    private ChildDateline child;

    @AfterEach
    void ends() throws IOException {
        child.close();
    }

    private void start() throws IOException {
        child = ChildDateline.start(data, port, Map.of("DATELINE_HUB_ALLOWED_HOSTS", "localhost"));
    }

    private void post(String headline) {
        Program.of(child.newsroomPort(), DatelineTest.EMAIL, DatelineTest.PASSWORD)
                .post("/stories/killed/entries", "{\"headline\": \"%s\"}".formatted(headline))
                .expect(201);
    }

    private long count(String what) {
        try (Connection connection = child.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from " + what)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsWhatItOwesAfterItsReturn() throws Exception {
        start();
        Program.of(child.newsroomPort(), DatelineTest.EMAIL, DatelineTest.PASSWORD)
                .story("killed");
        try (Subscriber subscriber = new Subscriber()) {
            assertThat(Subscriber.ask(
                                    port,
                                    "mode",
                                    "subscribe",
                                    "topic",
                                    "http://localhost:" + port + "/stories/killed/feed.json",
                                    "callback",
                                    subscriber.callback("/"),
                                    "secret",
                                    "s")
                            .statusCode())
                    .isEqualTo(202);
            Await.until(() -> count("subscription"), count -> count == 1);
            Await.until(() -> count("hub_task where task_name <> 'round'"), count -> count == 0);

            subscriber.status = 503;
            post("Owed");
            subscriber.await(1);
            child.kill();
            subscriber.status = 200;
            int before = subscriber.deliveries.size();
            start();
            Await.until(LONGEST, () -> subscriber.deliveries.size(), told -> told > before);
            Await.until(() -> count("hub_task where task_name <> 'round'"), count -> count == 0);
            assertThat(subscriber.deliveries).hasSize(before + 1);

            post("Acknowledged, and then killed");
            child.kill();
            start();
            Await.until(
                    LONGEST,
                    () -> subscriber.deliveries,
                    told -> told.getLast().text().contains("Acknowledged, and then killed"));
            Await.until(LONGEST, () -> count("hub_task where task_name <> 'round'"), count -> count == 0);
            post("As ever");
            Await.until(
                    LONGEST,
                    () -> subscriber.deliveries,
                    told -> told.getLast().text().contains("As ever"));
            List<Delivery> told = List.copyOf(subscriber.deliveries);
            assertThat(told)
                    .allSatisfy(delivery -> assertThat(delivery.headers().get("x-hub-signature"))
                            .isEqualTo(Signature.SHA256.of(delivery.body(), "s")));
        }
    }
}
