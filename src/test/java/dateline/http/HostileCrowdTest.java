package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Honest readers among five thousand who are not. */
class HostileCrowdTest {

    private static final String PAGE = "<p>The river rose again overnight.</p>\n".repeat(100);
    private static final PreparedResponse LARGE =
            PreparedResponse.of("image/jpeg", new byte[8 * 1024 * 1024]).build();

    @Test
    void keepsHonestReadersServedAndSendsTheRestAway() throws Exception {
        int idle = Math.min(5000, files() / 2 - 800);
        assertThat(idle).as("sockets to try with").isGreaterThan(200);
        try (var running = new Running(
                routes -> routes.get(
                                "/",
                                request -> PreparedResponse.of("text/html; charset=utf-8", PAGE)
                                        .build())
                        .get("/large", request -> LARGE),
                "threads",
                "1",
                "header-timeout",
                "4s",
                "idle-timeout",
                "4s",
                "write-timeout",
                "2s")) {
            try (var crowd = new HostileCrowd(running.server.port(), idle, "/large");
                    ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
                Running.await(() -> running.server.connections() > idle / 2);
                var honest = IntStream.range(0, 20)
                        .mapToObj(i -> readers.submit(
                                () -> HostileCrowd.honest(running.server.port(), 200, Duration.ZERO, PAGE)))
                        .toList();
                for (Future<long[]> reader : honest) {
                    assertThat(reader.get()).hasSize(200);
                }
                Running.await(() -> crowd.cut() == idle);
                assertThat(HostileCrowd.honest(running.server.port(), 200, Duration.ZERO, PAGE))
                        .hasSize(200);
            }
            Running.await(() -> running.server.connections() == 0);
        }
    }

    private static int files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(100_000, system.getMaxFileDescriptorCount())
                : 4000;
    }
}
