package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers without an account send the newsroom of a small node what it must not take; readers notice nothing of it. */
class StrangersIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long MOST_HEAP_MORE = 32 << 20;

    @TempDir
    static Path data;

    @TempDir
    static Path temporary;

    private static ChildDateline node;
    private static long heap;
    private static long files;
    private static long usual;

    @BeforeAll
    static void start() throws IOException {
        node = ChildDateline.start(data, List.of("-Xmx256m", "-Djava.io.tmpdir=" + temporary));
        readers(40);
        answer(
                head("POST", "/newsroom/sign-in", FORM, "Content-Length: 5"),
                "a=b&c".getBytes(StandardCharsets.US_ASCII));
        usual = readers(100);
        heap = node.heap();
        files = files();
    }

    @AfterAll
    static void stop() throws IOException {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void areRefusedLargeFormsByEachMethodPlainAndChunked() throws IOException {
        byte[] form = new byte[20 << 20];
        Arrays.fill(form, (byte) 'a');
        for (int i = 1; i < form.length; i += 2) {
            form[i] = '&';
        }
        List<String> wrong = new ArrayList<>();
        for (String method : List.of("PUT", "DELETE", "PATCH", "POST")) {
            for (String path : List.of("/x", "/api/v1/x", "/newsroom/sign-in")) {
                String plain = answer(head(method, path, FORM, "Content-Length: " + form.length), form);
                String chunked = answer(head(method, path, FORM, "Transfer-Encoding: chunked"), chunks(form));
                String cookie = answer(
                        head(method, path, FORM, "Cookie: newsroom=Zm9yZ2Vk\r\nContent-Length: " + form.length), form);
                String key = answer(
                        head(method, path, FORM, "Authorization: Bearer dateline_none\r\nTransfer-Encoding: chunked"),
                        chunks(form));
                for (String status : List.of(plain, chunked, cookie, key)) {
                    if (!List.of("401", "413").contains(status)) {
                        wrong.add(method + " " + path + ": " + List.of(plain, chunked, cookie, key));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        unharmed();
    }

    @Test
    void areLetGoWhenTheySendByTheDropAndTakeNeitherMemoryNorFiles() throws IOException {
        String part = "--x\r\nContent-Disposition: form-data; name=a; filename=a\r\n\r\naaaaaaa\r\n";
        String multipart = "multipart/form-data; boundary=x";
        List<Socket> sockets = new ArrayList<>();
        try {
            dribble(100, head("POST", "/newsroom/sign-in", FORM, "Content-Length: 79999999"), sockets);
            dribble(
                    50,
                    head("POST", "/newsroom/sign-in", multipart, "Transfer-Encoding: chunked") + "400\r\n" + part,
                    sockets);
            dribble(50, head("POST", "/newsroom/photos", multipart, "Content-Length: 60000") + part, sockets);
            dribble(1000, head("POST", "/newsroom/sign-in", FORM, "Content-Length: 1000"), sockets);
            dribble(200, "GET /newsroom/sign-in HTTP/1.1\r\nHost: local", sockets);
            List<Socket> silent = new ArrayList<>();
            dribble(100, "", silent);
            List<Long> took = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(45).toNanos();
            while (!sockets.isEmpty() && System.nanoTime() < end) {
                took.add(readers(20));
                sockets.removeIf(StrangersIT::isClosed);
                silent.removeIf(StrangersIT::isOver);
            }
            assertThat(sockets).isEmpty();
            assertThat(silent).isEmpty();
            took.sort(null);
            // On a machine that does much besides, a second says enough.
            assertThat(took.get(took.size() / 2))
                    .isLessThan(Math.max(2 * usual, Duration.ofSeconds(1).toNanos()));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        unharmed();
    }

    /** Opens connections that send this first. */
    private static void dribble(int many, String beginning, List<Socket> sockets) throws IOException {
        for (int i = 0; i < many; i++) {
            Socket socket = connect();
            sockets.add(socket);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void unharmed() throws IOException {
        assertThat(Await.until(Duration.ofSeconds(30), StrangersIT::files, count -> count <= files))
                .isLessThanOrEqualTo(files);
        long now = Await.until(
                Duration.ofSeconds(60),
                () -> {
                    try {
                        return node.heap();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                used -> used < heap + MOST_HEAP_MORE);
        assertThat(now).isLessThan(heap + MOST_HEAP_MORE);
        assertThat(node.exit()).isEmpty();
    }

    /** The 95th percentile of the time in which readers have the front page, in nanoseconds; each has it. */
    private static long readers(int many) {
        Reader reader = new Reader(node.port());
        long[] took = new long[many];
        for (int i = 0; i < many; i++) {
            long begin = System.nanoTime();
            assertThat(reader.get("/").statusCode()).isEqualTo(200);
            took[i] = System.nanoTime() - begin;
        }
        Arrays.sort(took);
        return took[many * 95 / 100];
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return isOver(socket);
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether the other side has closed the connection, whatever it said before. */
    private static boolean isOver(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read(new byte[1000]) >= 0) {
                // An answer, and then the end.
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String head(String method, String path, String type, String length) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + length
                + "\r\n\r\n";
    }

    private static byte[] chunks(byte[] body) {
        byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(size, size.length + body.length + end.length);
        System.arraycopy(body, 0, all, size.length, body.length);
        System.arraycopy(end, 0, all, size.length + body.length, end.length);
        return all;
    }

    /** The status of the answer, which may come before everything was sent. */
    private static String answer(String head, byte[] body) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(20_000);
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    out.write(head.getBytes(StandardCharsets.US_ASCII));
                    out.write(body);
                } catch (IOException e) {
                    // The answer was there before the end of the body.
                }
            });
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            sender.interrupt();
            return line == null ? "closed" : line.split(" ")[1];
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), node.newsroomPort());
    }

    private static long files() {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
