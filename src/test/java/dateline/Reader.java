package dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Someone who reads the public site on a node. */
public record Reader(int port) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public HttpResponse<String> get(String path, String... headers) {
        return send(path, BodyHandlers.ofString(), headers);
    }

    /** The same of a file that is no text. */
    public HttpResponse<byte[]> file(String path) {
        return send(path, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(String path, BodyHandler<T> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Document page(String path) {
        return Jsoup.parse(get(path).body(), "http://127.0.0.1:" + port + path);
    }

    /** Follows a story from that seq on; closed by the test. */
    public Follower follow(String slug, String after) {
        return new Follower(port, "/stories/" + slug + "/live?after=" + after);
    }
}
