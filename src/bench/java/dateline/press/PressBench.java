package dateline.press;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A press with one page and one stream and nothing behind them: {@code PressBench page.html 8080 8090}; POST events to the second port. */
public final class PressBench {

    private PressBench() {}

    public static void main(String[] arguments) throws Exception {
        Ready page = Ready.of("text/html; charset=utf-8", Files.readAllBytes(Path.of(arguments[0])))
                .modified(Files.getLastModifiedTime(Path.of(arguments[0])).toInstant()).cacheControl("max-age=5").build();
        var broadcast = new Broadcast(0);
        var position = new AtomicLong();
        var settings = new Binder(new MapConfigurationPropertySource(System.getProperties()))
                .bindOrCreate("dateline.press", PressSettings.class);
        var press = new Press(Integer.parseInt(arguments[1]), settings, List.of(routes -> routes
                .get("/page", request -> page)
                .get("/live", request -> new Answer.Stream(outlet -> broadcast.join(outlet, upTo -> List.of())))));
        press.start();
        HttpServer newsroom = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])), 0);
        newsroom.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            long seq = position.incrementAndGet();
            broadcast.publish(seq, Bytes.of("id: " + seq + "\ndata: " + body + "\n\n"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        newsroom.start();
        System.out.println(page.etag());
    }
}
