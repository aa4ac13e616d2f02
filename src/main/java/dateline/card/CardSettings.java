package dateline.card;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom Dateline asks what a link is called, by oEmbed; nobody else is ever asked.
 *
 * @param providers {@code host=endpoint}, with spaces between; a host stands for those below it too
 */
@ConfigurationProperties("dateline.cards")
record CardSettings(@DefaultValue("") String providers) {

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

    CardSettings {
        // A mistake in the list is told at the start, not when the first link is pasted.
        all(providers);
    }

    /** Where to ask about a page of that host. */
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
