package dateline.publishing.cache;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shared cache to purge.
 *
 * @param url    the cache's purge endpoint; nothing is purged when blank
 * @param method the HTTP method
 * @param header an additional header, usually with a secret: {@code Authorization: Bearer …}
 * @param by     what the requests name
 */
@ConfigurationProperties("dateline.purge")
record PurgeProperties(
        @DefaultValue("") String url,
        @DefaultValue("POST") String method,
        @DefaultValue("") String header,
        @DefaultValue("keys") By by) {

    /** What a purge request names. */
    enum By {
        /**
         * One request with the surrogate keys of everything that changed, in the header {@code Surrogate-Key} and as
         * {@code {"tags": […]}}.
         */
        KEYS,
        /** One request with the URLs of the changed pages, as {@code {"files": […]}}. */
        FILES,
        /** One request per changed page, with the page's path appended to the URL. */
        PATHS
    }

    PurgeProperties {
        if (!url.isBlank() && !url.matches("https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException(
                    "DATELINE_PURGE_URL is not an address, like https://cache.example.org/purge");
        }
        if (!method.matches("[A-Z]{3,16}")) {
            throw new IllegalArgumentException("DATELINE_PURGE_METHOD is not a method: " + method);
        }
        if (!header.isBlank() && !header.matches("[A-Za-z][A-Za-z0-9-]*: ?[ -~]+")) {
            // The value is not repeated, because it may contain a secret.
            throw new IllegalArgumentException(
                    "DATELINE_PURGE_HEADER is not a header, like \"Authorization: Bearer secret\"");
        }
    }

    /** Returns the cache's host, for logs. The URL itself may contain a token in its user, path or query. */
    String host() {
        String authority = url.replaceFirst("^https?://", "").replaceFirst("[/?#].*", "");
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** Returns the text with the URL replaced by the host. */
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

    /** @param path a page's path beginning with a slash; empty for the endpoint itself */
    URI uri(String path) {
        return URI.create((url.endsWith("/") && !path.isEmpty() ? url.substring(0, url.length() - 1) : url) + path);
    }
}
