package dateline.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits and timeouts of the readers' HTTP server.
 *
 * @param threads              event loops; 0 for one per core
 * @param maxConnections       open connections; further ones get 503. Always capped below the process's limit of open
 *                             files
 * @param householdConnections open connections of one household (an IPv4 address or an IPv6 /64); further ones get 429;
 *                             0 for no limit. Not applied behind proxies, whose connections do not show who is behind
 *                             them
 * @param householdStreams     open event streams of one household, by the address that a trusted proxy forwards;
 *                             further ones get 429; 0 for no limit
 * @param maxLine              bytes of the request line; a longer one gets 414
 * @param maxHeaders           bytes of all headers together; more get 431
 * @param headerTimeout        for the first request on a new connection to arrive in full
 * @param idleTimeout          for the next request on a kept-alive connection to arrive in full
 * @param answerTimeout        for a response that is built elsewhere; then the client gets 503
 * @param writeTimeout         for a client to take what was sent, or 64 KiB of a larger response
 * @param maxPending           bytes that may be pending for a slow event stream before it is closed
 * @param heartbeat            between two heartbeats on a quiet event stream
 * @param notice               between {@code /health} announcing a stop and the stop itself
 * @param proxies              how many trusted proxies in front append to {@code X-Forwarded-For}; 0 when readers
 *                             connect directly
 * @param drainTimeout         for pending responses and streams to end when the server stops
 */
@ConfigurationProperties("dateline.http")
public record ReaderServerProperties(
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
