package dateline.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A server on a free port, asked through real sockets. */
public final class Running implements AutoCloseable {

    static final HttpClient BROWSER = HttpClient.newHttpClient();

    public final ReaderServer server;

    /** @param settings names and values, such as {@code "header-timeout", "300ms"} */
    public Running(Consumer<Routes> routes, String... settings) {
        server = new ReaderServer(0, settings(settings), List.of(routes::accept));
        server.start();
    }

    static ReaderServerProperties settings(String... settings) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "dateline.http.notice",
                "0s",
                "dateline.http.household-connections",
                "0",
                "dateline.http.household-streams",
                "0"));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("dateline.http." + settings[i], settings[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("dateline.http", ReaderServerProperties.class);
    }

    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public Socket connect() throws IOException {
        return connect(64 * 1024);
    }

    /**
     * Opens a connection.
     *
     * @param window what the kernel may take before this side reads
     */
    public Socket connect(int window) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(window);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends these bytes and gives back all that comes until the server closes. */
    public String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    public static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads until this text has come, and gives back all before it and itself. */
    public static String readUntil(Socket socket, String text) throws IOException {
        var read = new StringBuilder();
        while (read.length() < text.length() || read.indexOf(text, read.length() - text.length()) < 0) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new IOException("Closed after: " + read);
            }
            read.append((char) b);
        }
        return read.toString();
    }

    public static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Waited in vain");
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
