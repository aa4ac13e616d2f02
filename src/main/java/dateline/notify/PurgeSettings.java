package dateline.notify;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which cache is told of changes, and how.
 *
 * @param url    where it listens; none is told when blank
 * @param method the HTTP method it wants
 * @param header one more header, with the secret it asks for, as {@code Authorization: Bearer …}
 * @param by     what it is told
 */
@ConfigurationProperties("dateline.purge")
record PurgeSettings(
        @DefaultValue("") String url,
        @DefaultValue("POST") String method,
        @DefaultValue("") String header,
        @DefaultValue("keys") By by) {

    /** What a cache is told. */
    enum By {
        /** One request with the keys of all that changed, in the header {@code Surrogate-Key} and as {@code {"tags": […]}}. */
        KEYS,
        /** One request with the addresses of the pages that changed, as {@code {"files": […]}}. */
        FILES,
        /** A request for each page that changed, its path put behind the url. */
        PATHS
    }

    PurgeSettings {
        if (!url.isBlank() && !url.matches("https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException(
                    "DATELINE_PURGE_URL is not an address, like https://cache.example.org/purge");
        }
        if (!method.matches("[A-Z]{3,16}")) {
            throw new IllegalArgumentException("DATELINE_PURGE_METHOD is not a method: " + method);
        }
        if (!header.isBlank() && !header.matches("[A-Za-z][A-Za-z0-9-]*: ?[ -~]+")) {
            // Not repeated here: it may hold a secret.
            throw new IllegalArgumentException(
                    "DATELINE_PURGE_HEADER is not a header, like \"Authorization: Bearer secret\"");
        }
    }

    /** Where the cache is, for logs: the address itself may hold a token, in its user, its path or its query. */
    String host() {
        String authority = url.replaceFirst("^https?://", "").replaceFirst("[/?#].*", "");
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** The text with whatever of the address stands in it left out. */
    String withoutAddress(String text) {
        return text.replaceAll("https?://\\S+", host()).replace(url, host());
    }

    boolean isOn() {
        return !url.isBlank();
    }

    @Nullable
    String headerName() {
        return header.isBlank() ? null : header.substring(0, header.indexOf(':'));
    }

    String headerValue() {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    /** @param path of a page, with its slash; empty for the cache's own address */
    URI uri(String path) {
        return URI.create((url.endsWith("/") && !path.isEmpty() ? url.substring(0, url.length() - 1) : url) + path);
    }
}
