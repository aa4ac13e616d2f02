package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one household may hold open. */
class HouseholdLimitsTest {

    private static final String ASK = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String FOLLOW = "GET /live HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: %s\r\n\r\n";

    private static Running running(String... settings) {
        return new Running(
                routes -> routes.get(
                                "/",
                                request -> PreparedResponse.of("text/plain", "fine")
                                        .build())
                        .get("/live", request -> new Answer.Stream(outlet -> {})),
                settings);
    }

    @Test
    void hasSoManyConnectionsAndIsToldSoOfOneMore() throws Exception {
        try (Running running = running("household-connections", "5")) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Socket socket = running.connect();
                Running.write(socket, ASK);
                assertThat(Running.readUntil(socket, "fine")).startsWith("HTTP/1.1 200 ");
                open.add(socket);
            }
            assertThat(running.exchange(""))
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: 60", "Connection: close");
            open.getFirst().close();
            Running.await(() -> {
                try {
                    return running.exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .startsWith("HTTP/1.1 200 ");
                } catch (java.io.IOException e) {
                    return false;
                }
            });
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void isNotCountedByConnectionsBehindAProxy() throws Exception {
        try (Running running = running("household-connections", "2", "proxies", "1")) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Socket socket = running.connect();
                Running.write(socket, ASK);
                assertThat(Running.readUntil(socket, "fine")).startsWith("HTTP/1.1 200 ");
                open.add(socket);
            }
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void hasSoManyStreamsByTheAddressThatIsForwarded() throws Exception {
        try (Running running = running("household-streams", "2", "proxies", "1")) {
            List<Socket> open = new ArrayList<>();
            for (String address : List.of("2001:db8::1", "2001:db8::2", "192.0.2.1", "192.0.2.1")) {
                Socket socket = running.connect();
                Running.write(socket, FOLLOW.formatted(address));
                assertThat(Running.readUntil(socket, "\r\n\r\n"))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("text/event-stream");
                open.add(socket);
            }
            assertThat(refused(running, "2001:db8::3")).startsWith("HTTP/1.1 429 ");
            assertThat(refused(running, "192.0.2.1")).startsWith("HTTP/1.1 429 ");
            open.getFirst().close();
            Running.await(() -> {
                try {
                    return !refused(running, "2001:db8::3").startsWith("HTTP/1.1 429 ");
                } catch (java.io.IOException e) {
                    return false;
                }
            });
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static String refused(Running running, String address) throws java.io.IOException {
        try (Socket socket = running.connect()) {
            Running.write(socket, FOLLOW.formatted(address));
            return Running.readUntil(socket, "\r\n\r\n");
        }
    }
}
