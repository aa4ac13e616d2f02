package dateline;

import java.io.BufferedReader;
import java.io.IOException;
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
    public record Event(String id, String kind, String data) {
    }

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
            StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            status = lines.readLine();
            String line;
            while ((line = lines.readLine()) != null && !line.isEmpty()) {
                heads.add(line);
            }
            Thread.ofVirtual().start(() -> listen(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
                open.stream().filter(field -> field.startsWith("retry: ")).forEach(retry -> retries.add(retry.substring("retry: ".length())));
                comments.addAndGet((int) open.stream().filter(field -> field.startsWith(":")).count());
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
        return lines.stream().filter(line -> line.startsWith(name + ": ")).map(line -> line.substring(name.length() + 2)).findFirst().orElse("");
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
