package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to the API over HTTP, as any other would. */
public record Program(int port, String authorization) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();
    /** Programs by port and account: an account has a limited number of keys. */
    private static final Map<String, Program> KNOWN = new ConcurrentHashMap<>();

    public record Answer(int status, String body, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Answer expect(int status) {
            assertThat(this.status).as(body).isEqualTo(status);
            return this;
        }
    }

    public static Program ofAda(int port) {
        return of(port, DatelineTest.EMAIL, DatelineTest.PASSWORD);
    }

    /** With a key got as the API says. */
    public static Program of(int port, String email, String password) {
        String account = port + " " + email;
        Program known = KNOWN.get(account);
        // It may have been revoked since.
        if (known == null || known.get("/keys").status() != 200) {
            known = signUp(port, email, password);
            KNOWN.put(account, known);
        }
        return known;
    }

    private static Program signUp(int port, String email, String password) {
        String basic = Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
        Answer answer = new Program(port, "Basic " + basic)
                .post("/keys", "{\"name\": \"test\"}")
                .expect(201);
        return new Program(port, "Bearer " + answer.json().get("key").asString());
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), with(headers, "Content-Type", "application/json"));
    }

    Answer patch(String path, String json, String... headers) {
        return send(
                "PATCH",
                path,
                BodyPublishers.ofString(json),
                with(headers, "Content-Type", "application/merge-patch+json"));
    }

    Answer put(String path) {
        return send("PUT", path, BodyPublishers.noBody());
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /** A live story of that slug. */
    public String story(String slug) {
        post(
                        "/stories",
                        "{\"headline\": \"Storm reaches the coast\", \"slug\": \"%s\", \"status\": \"live\"}"
                                .formatted(slug))
                .expect(201);
        return "/stories/" + slug;
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param path below {@code /api/v1}, or a whole one that starts with it
     */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        String whole = path.startsWith("/api/") ? path : "/api/v1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + whole))
                .method(method, body);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }
}
