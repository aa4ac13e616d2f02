package dateline.publishing.cache;

import dateline.http.Ready;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Adds the headers that tell shared caches in front of the nodes how to purge a response and how long to keep it. */
@Component
@EnableConfigurationProperties(EdgeSettings.class)
class Edge {

    private final EdgeSettings settings;
    private final String between;

    Edge(EdgeSettings settings) {
        this.settings = settings;
        // Surrogate keys are separated by spaces, cache tags by commas.
        this.between = settings.keys().toLowerCase(Locale.ROOT).endsWith("tag") ? "," : " ";
    }

    /**
     * The response with an Age header, for sending it that many seconds after it was due to be replaced. Shared caches
     * that are purged must not store it.
     */
    Ready outdated(Document document, long seconds) {
        Ready aged = document.ready().with("Age", String.valueOf(seconds));
        return settings.lifetime().isBlank() || !document.lasting()
                ? aged
                : aged.with(settings.lifetime().split(": ", 2)[0], "no-store");
    }

    /** The response with its surrogate keys and with the lifetime for caches that are purged. */
    Document addressed(Document document) {
        Ready ready = document.ready();
        if (!settings.keys().isBlank()) {
            ready = ready.with(
                    settings.keys(),
                    Stream.concat(document.subjects().stream(), document.labels().stream())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(between)));
        }
        if (!settings.lifetime().isBlank() && document.lasting()) {
            String[] header = settings.lifetime().split(": ", 2);
            ready = ready.with(header[0], header[1]);
        }
        return new Document(ready, document.subjects(), document.labels(), document.lasting());
    }
}
