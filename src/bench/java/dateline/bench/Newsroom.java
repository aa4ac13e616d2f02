package dateline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program at the newsroom's door. */
final class Newsroom {

    private static final Pattern FIELD = Pattern.compile("\"(key|slug|seq)\":\"?([^\",}]+)");

    private final String address;
    private final String key;

    /** @param address such as {@code http://127.0.0.1:8081} */
    Newsroom(String address, String email, String password) throws IOException {
        this.address = address;
        String basic = java.util.Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
        key = field("key", send(address + "/api/v1/keys", "Basic " + basic, "{\"name\": \"bench\"}"));
    }

    /** A new live story's slug. */
    String open(String headline) throws IOException {
        return field("slug", send("/api/v1/stories", "{\"headline\": \"" + headline + "\", \"status\": \"live\"}"));
    }

    /** Publishes an update and gives its seq. */
    long post(String slug, String headline, String body) throws IOException {
        return Long.parseLong(field("seq", send("/api/v1/stories/" + slug + "/entries",
            "{\"headline\": \"" + headline + "\", \"body\": \"" + body + "\"}")));
    }

    private String send(String path, String json) throws IOException {
        return send(address + path, "Bearer " + key, json);
    }

    private static String send(String address, String authorization, String json) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
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
