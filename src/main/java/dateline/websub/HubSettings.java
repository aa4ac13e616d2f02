package dateline.websub;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of the hub.
 *
 * @param leaseLeast   the shortest subscription; a shorter one asked for is made so long
 * @param leaseDefault for a subscriber that asks for no time
 * @param leaseMost    the longest; a longer one asked for is cut to it
 * @param signature    what deliveries are signed with, where a secret was given
 * @param allowedHosts names of hosts that are called although their addresses are not of the public internet
 * @param timeout      for a subscriber to answer in full
 * @param mostOfTopic  subscriptions to one feed in one format
 * @param mostOfHost   subscriptions whose callbacks are on one host, or on one network address by however many names
 * @param asksOfHost   what may be asked for one callback host, or its network address, in a minute, of one node
 * @param perHousehold what one household (an IPv4 address, an IPv6 /64) may ask in a minute, of one node
 * @param giveUpAfter  how long deliveries may fail before a subscription is ended
 */
@ConfigurationProperties("dateline.hub")
record HubSettings(
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

    /** The lease for what was asked. */
    Duration lease(Duration asked) {
        return asked.compareTo(leaseLeast) < 0 ? leaseLeast : asked.compareTo(leaseMost) > 0 ? leaseMost : asked;
    }

    boolean allows(String host) {
        return allowedHosts.stream().anyMatch(name -> name.strip().equalsIgnoreCase(host));
    }
}
