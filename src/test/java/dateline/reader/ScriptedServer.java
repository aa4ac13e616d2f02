package dateline.reader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dateline.publishing.template.JoinedFiles;
import dateline.publishing.view.Alda;
import dateline.publishing.view.DayView;
import dateline.publishing.view.EntryView;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Serves rendered pages, the reader's assets, and a live stream that says what a test tells it to. */
final class ScriptedServer implements AutoCloseable {

    private static final Path ASSETS = Path.of("src/main/resources/static/reader");
    private static final Path PHOTO = Path.of("src/main/resources/demo/photos/custom-house-quay.jpg");
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
    private static final JsonMapper JSON = new JsonMapper();

    /** What came as {@code Last-Event-ID}, connection by connection; empty where none did. */
    final List<String> resumed = new CopyOnWriteArrayList<>();

    final List<String> polled = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> log = new ArrayList<>();
    private final List<HttpExchange> open = new ArrayList<>();
    private volatile int refusal;

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void serve(String path, String html) {
        pages.put(path, html);
    }

    /** The change of an entry, with its seq; {@code null} as entry takes that number off the page. */
    Map<String, Object> change(long seq, String kind, long number, @Nullable EntryView entry) {
        Map<String, Object> change =
                new LinkedHashMap<>(Map.of("seq", seq, "kind", kind, "number", number, "regions", Map.of()));
        change.put("html", entry == null ? null : Alda.fragment(entry).html());
        if (entry != null) {
            change.putAll(Map.of(
                    "sort",
                    entry.sort(),
                    "day",
                    entry.day().toString(),
                    "dayLabel",
                    DayView.of(List.of(Alda.fragment(entry)), entry.day(), Alda.ENGLISH)
                            .getFirst()
                            .label()));
        }
        return change;
    }

    Map<String, Object> change(long seq, EntryView entry) {
        return change(seq, "published", entry.number(), entry);
    }

    /** Puts a change into the log and tells whoever listens. */
    synchronized void tell(Map<String, Object> change) {
        log.add(change);
        open.forEach(exchange -> send(exchange, change));
    }

    /** Says something that is in no log: a change for the second time, a reset. */
    synchronized void say(String kind, Map<String, Object> change) {
        open.forEach(exchange -> write(exchange, event(kind, change)));
    }

    /** A sign of life. */
    synchronized void beat() {
        open.forEach(exchange -> write(exchange, "data:\n\n"));
    }

    /** Cuts every stream; the log goes on. */
    synchronized void cut() {
        open.forEach(HttpExchange::close);
        open.clear();
    }

    /** Streams are answered by that status from now on. */
    void refuse(int status) {
        refusal = status;
    }

    synchronized int streams() {
        return open.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/live")) {
            stream(exchange);
        } else if (path.endsWith("/changes")) {
            changes(exchange);
        } else if (path.startsWith("/assets/")) {
            String name = path.substring("/assets/".length());
            send(exchange, 200, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), asset(name));
        } else if (path.startsWith("/photos/")) {
            send(exchange, 200, "image/jpeg", Files.readAllBytes(PHOTO));
        } else {
            String page = pages.get(path);
            send(
                    exchange,
                    page == null ? 404 : 200,
                    "text/html; charset=utf-8",
                    Objects.requireNonNullElse(page, "").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        resumed.add(Objects.requireNonNullElse(last, ""));
        if (refusal != 0) {
            exchange.sendResponseHeaders(refusal, -1);
            exchange.close();
            return;
        }
        synchronized (this) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            write(exchange, "retry: 50\n\n");
            after(last == null ? query(exchange) : last).forEach(change -> send(exchange, change));
            open.add(exchange);
        }
    }

    private synchronized void changes(HttpExchange exchange) throws IOException {
        polled.add(query(exchange));
        Map<String, Object> list = Map.of(
                "seq",
                log.isEmpty() ? 0 : log.getLast().get("seq"),
                "status",
                "live",
                "reset",
                false,
                "pollAfter",
                1,
                "changes",
                after(query(exchange)));
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(list));
    }

    private List<Map<String, Object>> after(String seq) {
        return log.stream()
                .filter(change -> (Long) change.get("seq") > Long.parseLong(seq))
                .toList();
    }

    private static String query(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery().substring("after=".length());
    }

    private static void send(HttpExchange exchange, Map<String, Object> change) {
        write(exchange, event((String) change.get("kind"), change));
    }

    private static String event(String kind, Map<String, Object> change) {
        return "id: %s\nevent: %s\ndata: %s\n\n".formatted(change.get("seq"), kind, JSON.writeValueAsString(change));
    }

    private static void write(HttpExchange exchange, String text) {
        try {
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } catch (IOException e) {
            // The reader has gone.
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] asset(String name) throws IOException {
        return switch (name) {
            case "reader.css" -> JoinedFiles.styles().getBytes(StandardCharsets.UTF_8);
            case "reader.js", "front.js" -> JoinedFiles.script(name).getBytes(StandardCharsets.UTF_8);
            default -> Files.readAllBytes(ASSETS.resolve(name));
        };
    }
}
