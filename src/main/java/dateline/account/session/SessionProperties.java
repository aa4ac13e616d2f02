package dateline.account.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of browser sessions.
 *
 * @param idle how long a session lasts without a request
 * @param life how long a session lasts at most, however it is used
 */
@ConfigurationProperties("dateline.session")
public record SessionProperties(Duration idle, Duration life) {}
