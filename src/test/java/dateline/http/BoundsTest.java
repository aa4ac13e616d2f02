package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a hostile crowd gets: an answer where HTTP has one, and the end of the connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n";

    private final AtomicInteger asked = new AtomicInteger();
    private Running running;

    @BeforeAll
    void open() {
        running = new Running(
                routes -> routes.get("/", request -> {
                            asked.incrementAndGet();
                            return PreparedResponse.of("text/plain", "fine").build();
                        })
                        .get(
                                "/large",
                                request -> PreparedResponse.of("image/jpeg", new byte[32 * 1024 * 1024])
                                        .build())
                        .get("/never", request -> new Answer.Later(new CompletableFuture<>())),
                "threads",
                "1",
                "header-timeout",
                "300ms",
                "idle-timeout",
                "300ms",
                "answer-timeout",
                "300ms",
                "write-timeout",
                "300ms");
    }

    @AfterAll
    void close() {
        running.close();
    }

    @Test
    void refusesWhatIsTooLong() throws Exception {
        assertThat(running.exchange("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ");
        assertThat(running.exchange(GET + "A: " + "x".repeat(65_536) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(running.exchange(GET + "A: x\r\n".repeat(5000) + "\r\n")).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void refusesWhatIsNoRequest() throws Exception {
        for (String bad : new String[] {
            "GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nA\0: b\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
            "G\u00ebT / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET x HTTP/1.1\r\nHost: x\r\n\r\n",
            "garbage\r\n\r\n",
            "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n",
            "GET / HTTP/x\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
        }) {
            String answer = running.exchange(bad.replace("\r\nHost", "\r\nConnection: close\r\nHost"));
            assertThat(answer).as(bad).startsWith("HTTP/1.1 40").containsOnlyOnce("HTTP/1.1 ");
        }
        assertThat(running.exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).startsWith("HTTP/1.1 505 ");
        // Of another major version nobody knows where a request ends: the answer is the last one.
        assertThat(running.exchange("GET / HTTP/9.9\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ")
                .contains("Connection: close")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void takesNoBody() throws Exception {
        int before = asked.get();
        String smuggled = GET + "\r\n";

        for (String body : new String[] {
            "Content-Length: 5\r\n\r\n12345",
            "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n",
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: identity\r\n\r\n"
        }) {
            assertThat(running.exchange(GET + body + smuggled))
                    .as(body)
                    .startsWith("HTTP/1.1 4")
                    .containsOnlyOnce("HTTP/1.1 ");
        }
        assertThat(running.exchange("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12345" + smuggled))
                .startsWith("HTTP/1.1 405 ")
                .containsOnlyOnce("HTTP/1.1 ");
        assertThat(asked).hasValue(before);
    }

    @Test
    void endsAnEndlessBody() throws Exception {
        try (Socket socket = running.connect()) {
            Running.write(socket, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(writeUntilCut(socket, "400\r\n" + "x".repeat(1024) + "\r\n"))
                    .isLessThan(64 * 1024 * 1024);
        }
    }

    @Test
    void cutsWhoAsksTooSlowly() throws Exception {
        try (Socket silent = running.connect();
                Socket slow = running.connect()) {
            Running.write(slow, GET);
            assertThat(silent.getInputStream().readAllBytes()).isEmpty();
            assertThat(slow.getInputStream().readAllBytes()).isEmpty();
        }
        String kept = running.exchange(GET + "\r\n");
        assertThat(kept).startsWith("HTTP/1.1 200 ").doesNotContain("Connection: close");
    }

    @Test
    void cutsWhoDoesNotRead() throws Exception {
        try (Socket socket = running.connect()) {
            Running.write(socket, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
            Running.readUntil(socket, "\r\n\r\n");
            Running.await(() -> running.server.connections() == 0);
        }
    }

    @Test
    void cutsWhoReadsByTheDrop() throws Exception {
        try (Socket socket = running.connect(8 * 1024)) {
            Running.write(socket, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
            Running.readUntil(socket, "\r\n\r\n"); // let in by now, not only waiting at the door
            byte[] drop = new byte[4096];
            long read = 0;
            while (running.server.connections() > 0) { // slower than 64 KiB in 300 ms, yet never silent for so long
                read += Math.max(0, socket.getInputStream().read(drop));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(read).isPositive().isLessThan(4 * 1024 * 1024);
        } catch (IOException cut) {
            assertThat(cut).hasMessageContaining("reset");
        }
    }

    @Test
    void holdsWhatOneReaderMayAskAtOnce() throws Exception {
        var served = new AtomicInteger();
        try (var patient = new Running(
                        routes -> routes.get("/", request -> {
                            served.incrementAndGet();
                            return PreparedResponse.of("text/plain", "fine").build();
                        }),
                        "write-timeout",
                        "2s");
                Socket socket = patient.connect()) {
            writeUntilCut(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100)); // it never reads an answer
            assertThat(served).hasValueBetween(100, 20_000);
        }
    }

    @Test
    void doesNotWaitForEverForAnAnswer() throws Exception {
        String answer = running.exchange("GET /never HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 503 ").contains("Retry-After: 5");
    }

    @Test
    void turnsAwayWhomItHasNoRoomFor() throws Exception {
        try (var small = new Running(
                routes -> routes.get(
                        "/",
                        request -> PreparedResponse.of("text/plain", "fine").build()),
                "max-connections",
                "2")) {
            try (Socket one = small.connect();
                    Socket two = small.connect()) {
                Running.await(() -> small.server.connections() == 2);
                assertThat(small.exchange("")).startsWith("HTTP/1.1 503 ").contains("Retry-After: 5");
                for (Socket socket : new Socket[] {one, two}) {
                    Running.write(socket, GET + "\r\n");
                    Running.readUntil(socket, "fine");
                }
            }
            Running.await(() -> small.server.connections() == 0);
            assertThat(small.get("/").statusCode()).isEqualTo(200);
        }
    }

    /** Returns how many bytes went out before the server closed. */
    private static long writeUntilCut(Socket socket, String text) {
        long sent = 0;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Thread watchdog = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(15_000);
                socket.close();
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            while (true) {
                socket.getOutputStream().write(bytes);
                sent += bytes.length;
            }
        } catch (IOException cut) {
            assertThat(watchdog.isAlive()).as("cut by the press").isTrue();
            watchdog.interrupt();
            return sent;
        }
    }
}
