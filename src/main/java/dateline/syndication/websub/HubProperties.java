package dateline.syndication.websub;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's settings.
 *
 * @param leaseLeast   the shortest lease; shorter requests are raised to it
 * @param leaseDefault the lease when a request names none
 * @param leaseMost    the longest lease; longer requests are cut to it
 * @param signature    the HMAC of deliveries to subscribers that gave a secret
 * @param allowedHosts host names that may be called although their addresses are not public
 * @param timeout      the timeout of a whole request to a subscriber
 * @param mostOfTopic  the most subscriptions to one feed in one format
 * @param mostOfHost   the most subscriptions with callbacks on one host, or on one network address under any names
 * @param asksOfHost   the most requests per minute and node for one callback host or its network address
 * @param perHousehold the most requests per minute and node from one household (an IPv4 address or IPv6 /64)
 * @param giveUpAfter  how long deliveries may fail before the subscription is deleted
 */
@ConfigurationProperties("dateline.hub")
record HubProperties(
        @DefaultValue("5m") Duration leaseLeast,
        @DefaultValue("10d") Duration leaseDefault,
        @DefaultValue("30d") Duration leaseMost,
        @DefaultValue("sha256") Signature signature,
        @DefaultValue("") List<String> allowedHosts,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("20000") int mostOfTopic,
        @DefaultValue("5000") int mostOfHost,
        @DefaultValue("120") int asksOfHost,
        @DefaultValue("120") int perHousehold,
        @DefaultValue("3d") Duration giveUpAfter) {

    /** Returns the requested lease, limited to the hub's bounds. */
    Duration lease(Duration asked) {
        return asked.compareTo(leaseLeast) < 0 ? leaseLeast : asked.compareTo(leaseMost) > 0 ? leaseMost : asked;
    }

    boolean allows(String host) {
        return allowedHosts.stream().anyMatch(name -> name.strip().equalsIgnoreCase(host));
    }
}
