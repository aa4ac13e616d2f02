package dateline.reader.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the readers' search.
 *
 * @param perMinute searches of one household (an IPv4 address or an IPv6 /64) in a minute; further ones get 429
 * @param atOnce    searches running at once on a node, each with a database connection
 * @param waiting   searches that may be queued; further ones get 503
 */
@ConfigurationProperties("dateline.search")
record SearchProperties(
        @DefaultValue("30") int perMinute,
        @DefaultValue("2") int atOnce,
        @DefaultValue("40") int waiting) {}
