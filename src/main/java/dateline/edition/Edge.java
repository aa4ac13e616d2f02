package dateline.edition;

import dateline.press.Ready;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Addresses documents to the shared caches in front of the nodes. */
@Component
@EnableConfigurationProperties(EdgeSettings.class)
class Edge {

    private final EdgeSettings settings;
    private final String between;

    Edge(EdgeSettings settings) {
        this.settings = settings;
        // Headers of keys part them by spaces, headers of tags by commas.
        this.between = settings.keys().toLowerCase(Locale.ROOT).endsWith("tag") ? "," : " ";
    }

    /** The document as it is shown that many seconds after something newer should have taken its place: no cache keeps it for long. */
    Ready outdated(Document document, long seconds) {
        Ready aged = document.ready().with("Age", String.valueOf(seconds));
        return settings.lifetime().isBlank() || !document.lasting()
                ? aged
                : aged.with(settings.lifetime().split(": ", 2)[0], "no-store");
    }

    /** The document with the headers that let a cache purge it. */
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
