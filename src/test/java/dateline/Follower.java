package dateline;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An open live stream, read as a browser's EventSource reads it. */
public final class Follower implements AutoCloseable {

    /** One dispatched event. */
    public record Event(String id, String kind, String data) {}

    private final Socket socket;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private final List<String> retries = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final String status;
    private volatile boolean ended;

    public Follower(int port, String path, String... headers) {
        try {
            socket = new Socket("127.0.0.1", port);
            StringBuilder request =
                    new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            status = line(in);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                heads.add(line);
            }
            boolean chunked = heads.stream().anyMatch(head -> head.equalsIgnoreCase("Transfer-Encoding: chunked"));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(chunked ? new Chunks(in) : in, StandardCharsets.UTF_8));
            Thread.ofVirtual().start(() -> listen(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b; (b = in.read()) >= 0 && b != '\n'; ) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** A body in chunks, as an edge sends it on. */
    private static final class Chunks extends InputStream {

        private final InputStream in;
        private int left;

        private Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            if (left == 0) {
                String size = line(in);
                left = size.isEmpty() ? 0 : Integer.parseInt(size, 16);
            }
            int read = left == 0 ? -1 : in.read(bytes, from, Math.min(most, left));
            left -= Math.max(0, read);
            if (read > 0 && left == 0) {
                line(in);
            }
            return read;
        }
    }

    private void listen(BufferedReader lines) {
        List<String> open = new ArrayList<>();
        try {
            String line;
            while ((line = lines.readLine()) != null) {
                if (!line.isEmpty()) {
                    open.add(line);
                    continue;
                }
                open.stream()
                        .filter(field -> field.startsWith("retry: "))
                        .forEach(retry -> retries.add(retry.substring("retry: ".length())));
                comments.addAndGet((int) open.stream().filter("data:"::equals).count());
                String data = field(open, "data");
                if (!data.isEmpty()) {
                    events.add(new Event(field(open, "id"), field(open, "event"), data));
                }
                open.clear();
            }
        } catch (IOException e) {
            // Closed by either side.
        }
        ended = true;
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    public String status() {
        return status;
    }

    public List<String> headers() {
        return heads;
    }

    /** Each time it was told to wait, in milliseconds, before it comes back. */
    public List<Integer> retries() {
        return retries.stream().map(Integer::valueOf).toList();
    }

    /** How often it got a sign of life. */
    public int comments() {
        return comments.get();
    }

    public boolean ended() {
        return ended;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The events, once there are so many. */
    public List<Event> events(int most) {
        return Await.until(this::events, seen -> seen.size() >= most);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
