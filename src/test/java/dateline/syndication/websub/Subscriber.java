package dateline.syndication.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dateline.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A feed reader with a server of its own, that keeps all it is told. */
final class Subscriber implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final List<Map<String, String>> questions = new CopyOnWriteArrayList<>();
    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    volatile int status = 204;
    volatile @Nullable String answer;
    /** The number of requests to cut off before they are answered. */
    final AtomicInteger cut = new AtomicInteger();

    private final HttpServer server;

    Subscriber() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::hear);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** One POST of the hub. */
    record Delivery(String path, Map<String, String> headers, byte[] body, long nanos) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    String callback(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (cut.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return;
            }
            if (exchange.getRequestMethod().equals("GET")) {
                Map<String, String> question = fields(exchange.getRequestURI().getRawQuery());
                byte[] echo = (answer == null ? question.getOrDefault("hub.challenge", "") : answer)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, echo.length == 0 ? -1 : echo.length);
                exchange.getResponseBody().write(echo);
                questions.add(question);
            } else {
                byte[] body = exchange.getRequestBody().readAllBytes();
                Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> String.join("|", header.getValue())));
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
                deliveries.add(new Delivery(exchange.getRequestURI().toString(), headers, body, System.nanoTime()));
            }
        }
    }

    private static Map<String, String> fields(@Nullable String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query == null ? new String[0] : query.split("&")) {
            int equals = field.indexOf('=');
            fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Posts a form to the hub; names and values by turns. */
    static HttpResponse<String> ask(int port, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append("hub.")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hub"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form.toString()))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Delivery> await(int count) {
        return Await.until(() -> deliveries, all -> all.size() >= count);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
