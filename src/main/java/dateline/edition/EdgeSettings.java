package dateline.edition;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a shared cache in front is told beyond {@code Cache-Control}.
 *
 * @param keys     the header that names what a document was made of, as {@code Surrogate-Key} or {@code Cache-Tag}; none when blank
 * @param lifetime a header of its own for caches that are purged, as {@code CDN-Cache-Control: max-age=3600}; none when blank
 */
@ConfigurationProperties("dateline.edge")
public record EdgeSettings(
        @DefaultValue("Surrogate-Key") String keys,
        @DefaultValue("") String lifetime) {

    public EdgeSettings {
        if (!keys.isBlank() && !keys.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("DATELINE_EDGE_KEYS is not a header's name: " + keys);
        }
        if (!lifetime.isBlank() && !lifetime.matches("[A-Za-z][A-Za-z0-9-]*: [ -~]+")) {
            throw new IllegalArgumentException(
                    "DATELINE_EDGE_LIFETIME is not a header, like \"CDN-Cache-Control: max-age=3600\": " + lifetime);
        }
    }
}
