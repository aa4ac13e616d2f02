package dateline.syndication.item;

import dateline.platform.settings.Urls;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The host in the {@code tag:} URIs of feeds and items: the host of the site's first public URL. It is stored, so that
 * items keep their ids when the site moves to another host. While the site's URL is localhost or an IP address, nothing
 * is stored.
 */
@Component
class FeedAuthority {

    private final String host;

    FeedAuthority(Urls urls, JdbcClient jdbc, Clock clock) {
        String now = host(urls);
        if (!now.equals("localhost") && !now.matches("[0-9.:]*")) {
            jdbc.sql("insert into feed_authority (host, since) values (:host, :since) on conflict do nothing")
                    .param("host", now)
                    .param("since", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                    .update();
        }
        this.host = jdbc.sql("select host from feed_authority")
                .query(String.class)
                .optional()
                .orElse(now);
    }

    String host() {
        return host;
    }

    private static String host(Urls urls) {
        String host = URI.create(urls.home()).getHost();
        return host == null ? "localhost" : host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "");
    }
}
