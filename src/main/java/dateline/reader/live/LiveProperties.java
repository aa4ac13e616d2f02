package dateline.reader.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of event streams.
 *
 * @param maxStreams open streams on this node; beyond it clients get 503 and poll for changes instead; 0 for no limit
 * @param atOnce     clients handled at once whose story has no open room here, or who are ahead of this node; each may
 *                   take a database connection
 * @param waiting    such clients that may be queued; further ones get 503
 */
@ConfigurationProperties("dateline.live")
record LiveProperties(
        @DefaultValue("0") int maxStreams,
        @DefaultValue("3") int atOnce,
        @DefaultValue("20000") int waiting) {}
