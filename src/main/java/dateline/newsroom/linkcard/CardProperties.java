package dateline.newsroom.linkcard;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The oEmbed providers that may be asked for the titles of links. No other server is ever asked.
 *
 * @param providers {@code host=endpoint}, separated by spaces; a host includes its subdomains
 */
@ConfigurationProperties("dateline.cards")
record CardProperties(@DefaultValue("") String providers) {

    /** A provider's host and its oEmbed endpoint. */
    private record Provider(String host, URI endpoint) {

        static Provider of(String said) {
            String[] parts = said.split("=", 2);
            if (parts.length < 2 || !parts[1].startsWith("http")) {
                throw new IllegalArgumentException("DATELINE_CARDS_PROVIDERS: \"" + said + "\" is not host=endpoint");
            }
            return new Provider(parts[0], URI.create(parts[1]));
        }

        boolean shows(String other) {
            return other.equals(host) || other.endsWith("." + host);
        }
    }

    CardProperties {
        // Fails at startup on a malformed list, rather than when the first link is pasted.
        all(providers);
    }

    /** Returns the oEmbed endpoint for pages of the host. */
    Optional<URI> endpoint(String host) {
        return all(providers).stream()
                .filter(provider -> provider.shows(host))
                .map(Provider::endpoint)
                .findFirst();
    }

    private static List<Provider> all(String providers) {
        return Stream.of(providers.strip().split("\\s+"))
                .filter(said -> !said.isEmpty())
                .map(Provider::of)
                .toList();
    }
}
