package dateline.publishing.cache;

import dateline.http.PreparedResponse;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Adds the headers that tell shared caches in front of the nodes how to purge a response and how long to keep it. */
@Component
@EnableConfigurationProperties(EdgeProperties.class)
class SharedCacheHeaders {

    private final EdgeProperties settings;
    private final String between;

    SharedCacheHeaders(EdgeProperties settings) {
        this.settings = settings;
        // Surrogate keys are separated by spaces, cache tags by commas.
        this.between = settings.keys().toLowerCase(Locale.ROOT).endsWith("tag") ? "," : " ";
    }

    /**
     * The response with an Age header, for sending it that many seconds after it was due to be replaced. Shared caches
     * that are purged must not store it.
     */
    PreparedResponse outdated(CachedResponse cachedResponse, long seconds) {
        PreparedResponse aged = cachedResponse.ready().with("Age", String.valueOf(seconds));
        return settings.lifetime().isBlank() || !cachedResponse.lasting()
                ? aged
                : aged.with(settings.lifetime().split(": ", 2)[0], "no-store");
    }

    /** The response with its surrogate keys and with the lifetime for caches that are purged. */
    CachedResponse addressed(CachedResponse cachedResponse) {
        PreparedResponse preparedResponse = cachedResponse.ready();
        if (!settings.keys().isBlank()) {
            preparedResponse = preparedResponse.with(
                    settings.keys(),
                    Stream.concat(cachedResponse.subjects().stream(), cachedResponse.labels().stream())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(between)));
        }
        if (!settings.lifetime().isBlank() && cachedResponse.lasting()) {
            String[] header = settings.lifetime().split(": ", 2);
            preparedResponse = preparedResponse.with(header[0], header[1]);
        }
        return new CachedResponse(
                preparedResponse, cachedResponse.subjects(), cachedResponse.labels(), cachedResponse.lasting());
    }
}
