package dateline.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of the live door.
 *
 * @param maxStreams beyond so many open streams the node says it is full, and readers ask for the changes instead; 0 for no such bound
 */
@ConfigurationProperties("dateline.live")
record LiveSettings(@DefaultValue("0") int maxStreams) {
}
