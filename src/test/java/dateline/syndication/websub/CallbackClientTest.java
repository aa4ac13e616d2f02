package dateline.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallbackClientTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private CallbackClient callbackClient;

    /** What the server does once it has heard a request. */
    private interface Reaction {

        void to(OutputStream out) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        callbackClient = courier(
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        lookedUp.add(host);
                        if (host.equals("refused.example")) {
                            throw new UnknownHostException(host);
                        }
                        return new InetAddress[] {InetAddress.getLoopbackAddress()};
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                Duration.ofMillis(700));
    }

    @AfterEach
    void close() throws IOException {
        callbackClient.close();
        server.close();
    }

    private static CallbackClient courier(DnsResolver names, Duration timeout) {
        return new CallbackClient(names, timeout, "Dateline (+https://news.example/)");
    }

    private void serve(Reaction reaction) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (socket) {
                            StringBuilder head = new StringBuilder();
                            while (head.indexOf("\r\n\r\n") < 0) {
                                head.append((char) socket.getInputStream().read());
                            }
                            asked.add(head.toString());
                            reaction.to(socket.getOutputStream());
                        } catch (IOException e) {
                            // The courier has left.
                        }
                    });
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private URI at(String host) {
        return URI.create("http://" + host + ":" + server.getLocalPort() + "/told?a=1");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws IOException {
        serve(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
        // No name server knows this name: only what was looked up here can have been called, and it was looked up once.
        assertThat(callbackClient.get(at("subscriber.example"))).isEqualTo(new CallbackClient.Reply(200, "hi"));
        assertThat(lookedUp).containsExactly("subscriber.example");
        assertThat(asked.getFirst())
                .startsWith("GET /told?a=1 HTTP/1.1\r\n")
                .contains(
                        "Host: subscriber.example:" + server.getLocalPort(),
                        "User-Agent: Dateline (+https://news.example/)");
    }

    @Test
    void callsNobodyThatIsRefused() {
        serve(out -> write(out, "HTTP/1.1 200 OK\r\n\r\n"));
        assertThatThrownBy(() -> callbackClient.get(at("refused.example"))).isInstanceOf(IOException.class);
        for (String host : new String[] {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "127.1"}) {
            CallbackClient strict = courier(new PublicAddressResolver(Settings.of()), Duration.ofSeconds(5));
            assertThatThrownBy(() -> strict.post(at(host), "text/plain", new byte[1], Map.of()))
                    .as(host)
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("refused to connect");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void followsNoRedirect() throws IOException {
        serve(out ->
                write(out, "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\n\r\n"));
        assertThat(callbackClient
                        .post(at("subscriber.example"), "text/plain", "x".getBytes(StandardCharsets.US_ASCII), Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(lookedUp).containsExactly("subscriber.example");
        assertThat(asked).hasSize(1);
    }

    @Test
    void readsNoMoreThanTheBeginning() throws IOException {
        serve(out -> {
            write(out, "HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                write(out, "x".repeat(8192));
            }
        });
        assertThat(callbackClient.get(at("subscriber.example")).text())
                .startsWith("xxx")
                .hasSizeLessThan(10_000);
    }

    @Test
    void waitsNoLongerForWhoDribbles() {
        serve(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            while (true) {
                write(out, ".");
                LockSupport.parkNanos(50_000_000);
            }
        });
        assertThatThrownBy(() -> callbackClient.get(at("subscriber.example"))).isInstanceOf(IOException.class);
    }

    @Test
    void asksForNothingPackedAndKeepsNoCookie() throws IOException {
        serve(out ->
                write(out, "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        callbackClient.get(at("subscriber.example"));
        callbackClient.get(at("subscriber.example"));
        assertThat(asked)
                .hasSize(2)
                .allSatisfy(head -> assertThat(head).doesNotContain("Cookie").doesNotContain("Accept-Encoding"));
    }
}
