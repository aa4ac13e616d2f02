package dateline.reader;

import dateline.http.PreparedResponse;
import dateline.http.RouteSource;
import dateline.http.Routes;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Serves {@code security.txt} (RFC 9116), which says where to report a vulnerability. There is no such file without a
 * contact in the settings.
 */
@Component
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityTextHandler implements RouteSource {

    static final String PATH = "/.well-known/security.txt";

    /** The RFC recommends less than a year. */
    private static final Duration VALID = Duration.ofDays(180);

    private final SecurityProperties settings;
    private final Site site;
    private final Urls urls;
    private final Clock clock;

    SecurityTextHandler(SecurityProperties settings, Site site, Urls urls, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.urls = urls;
        this.clock = clock;
    }

    @Override
    public void open(Routes routes) {
        if (!settings.contact().isEmpty()) {
            routes.get(
                    PATH,
                    request -> PreparedResponse.of("text/plain; charset=utf-8", text())
                            .cacheControl("public, max-age=86400")
                            .build());
        }
    }

    String text() {
        Instant expires = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(VALID);
        return "Contact: " + settings.contact() + "\nExpires: " + expires + "\nPreferred-Languages: " + site.language()
                + "\nCanonical: " + urls.home().replaceFirst("/$", PATH) + "\n";
    }
}
