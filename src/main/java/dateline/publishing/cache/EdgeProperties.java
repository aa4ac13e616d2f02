package dateline.publishing.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Headers for shared caches in front, beyond {@code Cache-Control}.
 *
 * @param keys     the header that lists a response's surrogate keys, such as {@code Surrogate-Key} or
 *                 {@code Cache-Tag}; none when blank
 * @param lifetime a header with the lifetime for caches that are purged, such as
 *                 {@code CDN-Cache-Control: max-age=3600}; none when blank
 */
@ConfigurationProperties("dateline.edge")
public record EdgeProperties(
        @DefaultValue("Surrogate-Key") String keys,
        @DefaultValue("") String lifetime) {

    public EdgeProperties {
        if (!keys.isBlank() && !keys.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("DATELINE_EDGE_KEYS is not a header's name: " + keys);
        }
        if (!lifetime.isBlank() && !lifetime.matches("[A-Za-z][A-Za-z0-9-]*: [ -~]+")) {
            throw new IllegalArgumentException(
                    "DATELINE_EDGE_LIFETIME is not a header, like \"CDN-Cache-Control: max-age=3600\": " + lifetime);
        }
    }
}
