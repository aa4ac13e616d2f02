package dateline.press;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The bounds of the press.
 *
 * @param threads        event loops; 0 takes one for each core
 * @param maxConnections beyond these a new connection gets 503; never more than the process may open files
 * @param householdConnections connections of one household, an IPv4 address or an IPv6 /64; one more gets 429. Without a meaning behind proxies,
 *                       whose connections say nothing of who is behind them; 0 for no bound
 * @param householdStreams live streams of one household, by the address that a known proxy forwards; one more gets 429; 0 for no bound
 * @param maxLine        the request line; longer gets 414
 * @param maxHeaders     all headers together; more gets 431
 * @param headerTimeout  for the first request on a new connection to arrive in full
 * @param idleTimeout    for the next request on a kept connection to arrive in full
 * @param answerTimeout  for an answer that is built elsewhere; later gets 503
 * @param writeTimeout   for a reader to take what was sent (in a large document, 64 KiB of it)
 * @param maxPending     what may wait for a live reader that does not keep up, before it is cut
 * @param heartbeat      between two signs of life on a quiet live stream
 * @param notice         between {@code /health} saying that the press is about to stop, and its stopping
 * @param proxies        how many proxies in front add who asked them to {@code X-Forwarded-For}; 0 when readers come directly
 * @param drainTimeout   for open answers and streams to end when the press stops
 */
@ConfigurationProperties("dateline.press")
public record PressSettings(
        @DefaultValue("0") int threads,
        @DefaultValue("50000") int maxConnections,
        @DefaultValue("500") int householdConnections,
        @DefaultValue("200") int householdStreams,
        @DefaultValue("8KB") DataSize maxLine,
        @DefaultValue("16KB") DataSize maxHeaders,
        @DefaultValue("10s") Duration headerTimeout,
        @DefaultValue("60s") Duration idleTimeout,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("1MB") DataSize maxPending,
        @DefaultValue("14s") Duration heartbeat,
        @DefaultValue("2s") Duration notice,
        @DefaultValue("0") int proxies,
        @DefaultValue("10s") Duration drainTimeout) {}
