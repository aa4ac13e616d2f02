package dateline.syndication.websub;

import dateline.platform.traffic.RateLimit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

/**
 * Resolves callback hosts and rejects those not on the public internet, against server-side request forgery. The
 * connection uses the addresses checked here, so a name that resolves differently the next time (DNS rebinding) gains
 * nothing. One non-public address is enough to reject a name.
 */
@Component
class PublicAddressResolver implements DnsResolver {

    private final HubProperties settings;

    PublicAddressResolver(HubProperties settings) {
        this.settings = settings;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        if (!settings.allows(host) && !Stream.of(found).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException(host + " is not on the public internet");
        }
        return found;
    }

    /**
     * Returns the server of a host: the IPv4 address or IPv6 /64 that is the smallest of its addresses as text, so that
     * a name with several addresses always yields the same one.
     */
    String server(String host) throws UnknownHostException {
        return Stream.of(resolve(host))
                .map(address -> RateLimit.household(address.getHostAddress()))
                .min(Comparator.naturalOrder())
                .orElse(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
