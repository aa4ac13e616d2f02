package dateline.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of the live door.
 *
 * @param maxStreams beyond so many open streams the node says it is full, and readers ask for the changes instead; 0 for no such bound
 * @param atOnce     readers looked after at once whose story is not followed here yet, or who are ahead: each may take a connection to the
 *                   database
 * @param waiting    such readers that may wait for their turn; to more the node says it is full
 */
@ConfigurationProperties("dateline.live")
record LiveSettings(
        @DefaultValue("0") int maxStreams,
        @DefaultValue("3") int atOnce,
        @DefaultValue("20000") int waiting) {}
