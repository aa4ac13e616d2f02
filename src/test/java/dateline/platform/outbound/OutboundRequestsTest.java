package dateline.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.platform.outbound.OutboundRequests.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboundRequestsTest {

    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final int MOST_BYTES = 100;

    private final OutboundRequests requests = new OutboundRequests(LIMIT, MOST_BYTES);
    /** Done once the server can send nothing more on the connection. */
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private ServerSocket server;

    private interface Reaction {

        void to(OutputStream out) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private HttpRequest served(Reaction reaction) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) socket.getInputStream().read());
                }
                reaction.to(socket.getOutputStream());
            } catch (IOException e) {
                closed.complete(null);
            }
        });
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                .build();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void dribble(OutputStream out, String text) throws IOException {
        while (true) {
            write(out, text);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void isGivenUpInTime(HttpRequest request) {
        long begun = System.nanoTime();
        assertThatThrownBy(() -> requests.send(request)).isInstanceOf(HttpTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(LIMIT, LIMIT.multipliedBy(6));
    }

    @Test
    void givesABodyThatDribblesNoMoreThanTheWholeTime() {
        isGivenUpInTime(served(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            // So slowly that the limit of bytes does not end it.
            for (int sent = 0; sent < 60; sent++) {
                write(out, "x");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }));
    }

    @Test
    void givesAHeadThatDribblesNoMoreThanTheWholeTimeAndClosesTheConnection() {
        isGivenUpInTime(served(out -> {
            write(out, "HTTP/1.1 200 OK\r\nX: ");
            dribble(out, "x");
        }));
        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void givesChunksThatDribbleNoMoreThanTheWholeTimeAndClosesTheConnection() {
        isGivenUpInTime(served(out -> {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;");
            dribble(out, "x");
        }));
        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void givesNoAnswerAtAllNoMoreThanTheWholeTime() {
        isGivenUpInTime(served(out -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(8))));
    }

    @Test
    void readsNoMoreOfABodyThanItsBytesAndClosesTheConnection() throws Exception {
        Answer answer = requests.send(served(out -> {
            write(out, "HTTP/1.1 202 Accepted\r\n\r\n");
            while (true) {
                write(out, "x".repeat(1000));
            }
        }));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.isWhole()).isFalse();
        assertThat(answer.body()).hasSize(MOST_BYTES);
        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void readsABodyOfJustAsManyBytesWhole() throws Exception {
        Answer answer = requests.send(served(
                out -> write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n" + "y".repeat(MOST_BYTES))));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.body()).asString(StandardCharsets.US_ASCII).isEqualTo("y".repeat(MOST_BYTES));
    }

    @Test
    void saysThatAConnectionWasNotHad() throws IOException {
        int port = server.getLocalPort();
        server.close();
        assertThatThrownBy(() -> requests.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .build()))
                .isInstanceOf(IOException.class);
    }
}
