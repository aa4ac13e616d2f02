package dateline.http.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.http.Answer;
import dateline.http.Bytes;
import dateline.http.Routes;
import dateline.http.Running;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private final ConcurrentNavigableMap<Long, Bytes> log = new ConcurrentSkipListMap<>();
    private final Broadcast broadcast = new Broadcast(0);
    private final AtomicInteger left = new AtomicInteger();
    private final Running running = new Running(
            this::live, "threads", "2", "heartbeat", "250ms", "write-timeout", "500ms", "drain-timeout", "2s");

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void startsTheStreamAtOnce() throws Exception {
        try (Socket reader = open()) {
            assertThat(Running.readUntil(reader, "\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\nDate: ")
                    .contains(
                            "Content-Type: text/event-stream\r\n",
                            "Cache-Control: no-cache, no-transform\r\n",
                            "X-Accel-Buffering: no\r\n",
                            "Connection: close\r\n")
                    .doesNotContain("Content-Length");
            Running.readUntil(reader, "data:\n\ndata:\n\n");
        }
        assertThat(running.exchange("HEAD /live HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("text/event-stream")
                .endsWith("\r\n\r\n");
    }

    @Test
    void tellsEachReaderEverythingOnceWhileReadersComeAndGo() throws Exception {
        int events = 400;
        Thread newsroom = Thread.ofPlatform()
                .start(() -> IntStream.rangeClosed(1, events).forEach(i -> {
                    publish(i, "<" + i + ">");
                    Thread.yield();
                }));
        var readers = new ArrayList<Socket>();
        for (int i = 0; i < 60; i++) {
            readers.add(open());
            if (i % 3 == 0) {
                readers.removeFirst().close();
            }
        }
        newsroom.join();

        String all =
                IntStream.rangeClosed(1, events).mapToObj(i -> "<" + i + ">").collect(Collectors.joining());
        for (Socket reader : readers) {
            String read = Running.readUntil(reader, "<" + events + ">");
            assertThat(read.substring(read.indexOf("\r\n\r\n") + 4).replace("data:\n\n", ""))
                    .isEqualTo(all);
        }
        Running.await(() -> broadcast.size() == readers.size() && left.get() == 20);
        for (Socket reader : readers) {
            reader.close();
        }
        Running.await(() -> broadcast.size() == 0 && left.get() == 60 && running.server.connections() == 0);
    }

    @Test
    void losesNothingPublishedWhileTheBacklogIsRead() throws Exception {
        try (var busy = new Running(routes -> routes.get(
                "/live",
                request -> new Answer.Stream(outlet -> broadcast.join(outlet, upTo -> {
                    publish(upTo + 1, "<" + (upTo + 1) + ">");
                    return List.copyOf(log.headMap(upTo, true).values());
                }))))) {
            Socket one = open(busy);
            Running.await(() -> log.size() == 1);
            Socket two = open(busy);
            Running.await(() -> log.size() == 2);
            try (one;
                    two) {
                publish(3, "<3>");
                assertThat(Running.readUntil(one, "<3>")).endsWith("\r\n\r\n<1><2><3>");
                assertThat(Running.readUntil(two, "<3>")).endsWith("\r\n\r\n<1><2><3>");
            }
        }
    }

    @Test
    void tellsAReaderFromAnotherNodeNothingItHasHadThere() throws Exception {
        try (var behind = new Running(routes -> routes.get(
                        "/live",
                        request -> new Answer.Stream(outlet -> broadcast.join(outlet, 2, upTo -> List.of()))));
                Socket ahead = open(behind)) {
            Running.await(() -> broadcast.size() == 1);
            IntStream.rangeClosed(1, 3).forEach(i -> publish(i, "<" + i + ">"));
            assertThat(Running.readUntil(ahead, "<3>")).endsWith("\r\n\r\n<3>");
        }
    }

    @Test
    void sendsAllOfItToAReaderThatPauses() throws Exception {
        try (var patient = patient("8MB");
                Socket pausing = open(patient)) {
            Running.await(() -> broadcast.size() == 1);
            List<String> events = IntStream.rangeClosed(1, 120)
                    .mapToObj(i -> ("<" + i + ">").repeat(10_000))
                    .toList();
            events.subList(0, 30).forEach(event -> publish(log.size() + 1, event)); // more than the kernel takes
            var read = new StringBuilder();
            for (String event : events.subList(30, 120)) { // from now on the socket has room again and again
                read.append(new String(pausing.getInputStream().readNBytes(20_000), StandardCharsets.US_ASCII));
                publish(log.size() + 1, event);
            }
            broadcast.end(() -> Bytes.of("<end>"));
            read.append(rest(pausing));
            assertThat(read.substring(read.indexOf("\r\n\r\n") + 4)).isEqualTo(String.join("", events) + "<end>");
        }
    }

    @Test
    @SuppressWarnings("try") // the reader only has to be there
    void cutsAReaderThatFallsTooFarBehindAndNoOther() throws Exception {
        try (var patient = patient("1MB");
                Socket slow = open(patient);
                Socket other = open(patient)) {
            Running.await(() -> broadcast.size() == 2);
            String large = "x".repeat(64 * 1024);
            for (int i = 1; broadcast.size() == 2; i++) {
                publish(i, large + "<" + i + ">");
                Running.readUntil(other, "<" + i + ">");
                assertThat(i).isLessThan(200);
            }
            publish(5000, "<still here>");
            Running.readUntil(other, "<still here>");
            assertThat(broadcast.size()).isEqualTo(1);
        }
    }

    @Test
    @SuppressWarnings("try") // the reader only has to be there
    void cutsAReaderThatHasStopped() throws Exception {
        try (Socket stopped = open()) {
            Running.await(() -> broadcast.size() == 1);
            publish(1, "x".repeat(800 * 1024)); // more than the kernel takes, less than would cut it at once
            Running.await(() -> broadcast.size() == 0 && left.get() == 1);
        }
    }

    @Test
    void cutsAReaderThatNeverCatchesUp() throws Exception {
        try (var generous = new Running(this::live, "write-timeout", "500ms", "max-pending", "1GB");
                Socket dribbling = generous.connect(8 * 1024)) {
            Running.write(dribbling, "GET /live HTTP/1.1\r\nHost: x\r\n\r\n");
            Running.await(() -> broadcast.size() == 1);
            byte[] drop = new byte[4096];
            for (int i = 1; broadcast.size() == 1; i++) {
                publish(i, "x".repeat(32 * 1024));
                assertThat(dribbling.getInputStream().read(drop)).isPositive();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                assertThat(i).isLessThan(500);
            }
        } catch (IOException cut) {
            assertThat(cut).hasMessageContaining("reset");
        }
        Running.await(() -> broadcast.size() == 0);
    }

    @Test
    void cutsAReaderThatTalks() throws Exception {
        try (Socket chatty = open()) {
            Running.readUntil(chatty, "\r\n\r\n");
            Running.write(chatty, "x".repeat(20_000));
            Running.await(() -> left.get() == 1 && broadcast.size() == 0);
        }
    }

    @Test
    void endsWithALastWordForEach() throws Exception {
        try (Socket reader = open()) {
            publish(1, "<1>");
            Running.await(() -> broadcast.size() == 1);
            broadcast.end(() -> Bytes.of("<end>"));
            assertThat(rest(reader)).endsWith("<1><end>");
        }
        try (Socket late = open()) {
            assertThat(rest(late)).endsWith("<1><end>");
        }
        Running.await(() -> broadcast.size() == 0);
    }

    @Test
    void ignoresAnEventThatComesAgain() throws Exception {
        try (Socket reader = open()) {
            Running.await(() -> broadcast.size() == 1);
            publish(1, "<1>");
            publish(1, "<1>");
            publish(2, "<2>");
            assertThat(Running.readUntil(reader, "<2>")).containsOnlyOnce("<1>");
        }
    }

    @Test
    void stopsWithinItsTimeWithReadersStillThere() throws Exception {
        try (Socket reader = open()) {
            Running.await(() -> broadcast.size() == 1);
            running.close();
            rest(reader);
            assertThat(broadcast.size()).isZero();
        }
    }

    /** Puts an event into the log and sends it before the next one, as a room does. */
    private synchronized void publish(long position, String event) {
        Bytes bytes = Bytes.of(event);
        log.put(position, bytes);
        broadcast.publish(position, bytes);
    }

    private void live(Routes routes) {
        routes.get(
                "/live",
                request -> new Answer.Stream(outlet -> {
                    outlet.onClose(left::incrementAndGet);
                    broadcast.join(
                            outlet, upTo -> List.copyOf(log.headMap(upTo, true).values()));
                }));
    }

    private Running patient(String maxPending) {
        return new Running(
                this::live, "threads", "1", "write-timeout", "60s", "drain-timeout", "1s", "max-pending", maxPending);
    }

    private Socket open() throws IOException {
        return open(running);
    }

    private static Socket open(Running running) throws IOException {
        Socket socket = running.connect();
        Running.write(socket, "GET /live HTTP/1.1\r\nHost: x\r\n\r\n");
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).replace("data:\n\n", "");
    }
}
