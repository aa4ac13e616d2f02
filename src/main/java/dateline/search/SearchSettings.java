package dateline.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of the search.
 *
 * @param perMinute searches of one network address in a minute; more get 429
 * @param atOnce    searches under way on a node, each with a connection to the database
 * @param waiting   searches that may wait for their turn; more get 503
 */
@ConfigurationProperties("dateline.search")
record SearchSettings(
        @DefaultValue("30") int perMinute,
        @DefaultValue("2") int atOnce,
        @DefaultValue("40") int waiting) {}
