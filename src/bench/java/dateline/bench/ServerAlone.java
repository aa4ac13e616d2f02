package dateline.bench;

import com.sun.net.httpserver.HttpServer;
import dateline.http.Answer;
import dateline.http.Bytes;
import dateline.http.PreparedResponse;
import dateline.http.ReaderServer;
import dateline.http.ReaderServerProperties;
import dateline.http.sse.Broadcast;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The server with one page and one stream and nothing behind them: a page's file, the readers' port, and the port that takes events. */
final class ServerAlone {

    private ServerAlone() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        PreparedResponse page = PreparedResponse.of("text/html; charset=utf-8", Files.readAllBytes(file))
                .modified(Files.getLastModifiedTime(file).toInstant())
                .cacheControl("max-age=5")
                .build();
        Broadcast broadcast = new Broadcast(0);
        AtomicLong position = new AtomicLong();
        ReaderServerProperties settings = new Binder(new MapConfigurationPropertySource(System.getProperties()))
                .bindOrCreate("dateline.http", ReaderServerProperties.class);
        new ReaderServer(
                        Integer.parseInt(arguments[1]),
                        settings,
                        List.of(routes -> routes.get("/story.html", request -> page)
                                .get(
                                        "/live",
                                        request -> new Answer.Stream(
                                                outlet -> broadcast.join(outlet, upTo -> List.of(Bytes.of(":\n\n")))))))
                .start();
        HttpServer post = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])), 0);
        post.createContext("/post", exchange -> {
            long seq = position.incrementAndGet();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            broadcast.publish(seq, Bytes.of("id: " + seq + "\ndata: " + body + "\n\n"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        post.start();
    }
}
