package dateline.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A program at the newsroom's door. */
final class Newsroom {

    private static final Pattern FIELD = Pattern.compile("\"(id|key|slug|seq)\":\"?([^\",}]+)");

    private final String address;
    private final String key;

    /** @param address such as {@code http://127.0.0.1:8081} */
    Newsroom(String address, String email, String password) throws IOException {
        this.address = address;
        String basic = Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
        key = field("key", send(address + "/api/v1/keys", "Basic " + basic, "{\"name\": \"bench\"}"));
    }

    /** A new live story's slug. */
    String open(String headline) throws IOException {
        return field("slug", send("/api/v1/stories", "{\"headline\": \"" + headline + "\", \"status\": \"live\"}"));
    }

    /** Publishes an update and gives its seq. */
    long post(String slug, String headline, String body) throws IOException {
        return Long.parseLong(field(
                "seq",
                send(
                        "/api/v1/stories/" + slug + "/entries",
                        "{\"headline\": \"" + headline + "\", \"body\": \"" + body + "\"}")));
    }

    /** Publishes an update of these fields, in the API's words. */
    void post(String slug, Map<String, ?> entry) throws IOException {
        send("/api/v1/stories/" + slug + "/entries", JsonMapper.shared().writeValueAsString(entry));
    }

    /** The authorization of its requests. */
    String authorization() {
        return "Bearer " + key;
    }

    /** Files a photo and gives what a figure calls it. */
    String photo(Path file) throws IOException {
        String part = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                + "\"\r\n\r\n";
        byte[] form = Stream.of(
                        part.getBytes(StandardCharsets.UTF_8),
                        Files.readAllBytes(file),
                        "\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8))
                .collect(
                        ByteArrayOutputStream::new,
                        ByteArrayOutputStream::writeBytes,
                        (one, other) -> one.writeBytes(other.toByteArray()))
                .toByteArray();
        return field(
                "id", send(address + "/api/v1/photos", "Bearer " + key, "multipart/form-data; boundary=part", form));
    }

    private String send(String path, String json) throws IOException {
        return send(address + path, "Bearer " + key, json);
    }

    private static String send(String address, String authorization, String json) throws IOException {
        return send(address, authorization, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String send(String address, String authorization, String type, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestProperty("Content-Type", type);
        connection.getOutputStream().write(body);
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String field(String name, String json) {
        Matcher field = FIELD.matcher(json);
        while (field.find()) {
            if (field.group(1).equals(name)) {
                return field.group(2);
            }
        }
        throw new IllegalStateException("No " + name + " in " + json);
    }
}
