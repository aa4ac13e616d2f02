package dateline.newsroom.entries;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Someone with a browser that runs no script: follows links, fills in forms, and looks at what comes back. */
public final class Editor {

    private static final String EDGE = "----a-form-s-edge";
    private final URI home;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private String languages = "";
    private String token = "";

    public Editor(int port) {
        this.home = URI.create("http://localhost:" + port);
    }

    /** Whether the address answers with a stream of events, which is not read. */
    public boolean streams(String path) {
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(home.resolve(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Follows a stream of events, and adds its lines to the list until it is closed. */
    public AutoCloseable follow(String path, List<String> lines) {
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(home.resolve(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answers " + answer.statusCode());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(() -> {
                try {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        lines.add(line);
                    }
                } catch (IOException e) {
                    // It was closed.
                }
            });
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends fields to an address, with the session's token. */
    public Answer post(String path, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        Element token = open("/newsroom/account").page().selectFirst("input[name=_csrf]");
        all.put("_csrf", token == null ? "" : token.val());
        return send(HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(BodyPublishers.ofByteArray(multipart(all))));
    }

    /** Sends an address as it is, with the session's token in a header; the status of the answer. */
    public int send(String method, String address) {
        if (token.isEmpty()) {
            token = open("/newsroom/account")
                    .page()
                    .selectFirst("input[name=_csrf]")
                    .val();
        }
        return send(HttpRequest.newBuilder(home.resolve(address))
                        .header("X-CSRF-TOKEN", token)
                        .method(method, BodyPublishers.noBody()))
                .status();
    }

    /** An answer, as it came: redirects are not followed. */
    public record Answer(int status, String location, Document page) {

        public String text(String selector) {
            return page.select(selector).text();
        }
    }

    /** With a browser that asks for these languages, as {@code Accept-Language} has them. */
    public Editor speaking(String wanted) {
        languages = wanted;
        return this;
    }

    public Editor signedIn(String email, String password) {
        Answer answer = send(
                open("/newsroom/sign-in").page().selectFirst("form.sign-in"),
                Map.of("email", email, "password", password));
        if (!answer.location().endsWith("/newsroom")) {
            throw new AssertionError("Not let in: " + answer);
        }
        return this;
    }

    public Answer open(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)));
    }

    /** Sends the form as a browser would, its own values kept where none is given, and the page it leads to is not fetched. */
    public Answer send(Element form, Map<String, ?> typed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        // No browser sends what is in a template.
        form.select("template [name]").forEach(field -> field.attr("disabled", true));
        ((org.jsoup.nodes.FormElement) form).formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.remove("files");
        fields.putAll(typed);
        boolean multipart = form.attr("enctype").equals("multipart/form-data");
        return send(HttpRequest.newBuilder(home.resolve(form.attr("action")))
                .header(
                        "Content-Type",
                        multipart ? "multipart/form-data; boundary=" + EDGE : "application/x-www-form-urlencoded")
                .POST(
                        multipart
                                ? BodyPublishers.ofByteArray(multipart(fields))
                                : BodyPublishers.ofString(encoded(fields))));
    }

    private Answer send(HttpRequest.Builder request) {
        if (!languages.isEmpty()) {
            request.header("Accept-Language", languages);
        }
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Accept", "text/html, */*;q=0.8").build(), HttpResponse.BodyHandlers.ofString());
            String location = answer.headers()
                    .firstValue("Location")
                    .map(to -> home.relativize(URI.create(to)).toString())
                    .orElse("");
            return new Answer(
                    answer.statusCode(),
                    location.startsWith("/") || location.isEmpty() ? location : "/" + location,
                    Jsoup.parse(answer.body(), home.toString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] multipart(Map<String, Object> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            String file = value instanceof byte[] ? "; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg" : "";
            body.writeBytes(
                    ("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(
                    value instanceof byte[] bytes
                            ? bytes
                            : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
