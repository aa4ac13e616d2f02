package dateline.websub;

import dateline.site.RateLimit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses of callbacks' hosts. The connection is made to what was checked here and to nothing else: a name that answers otherwise
 * the next time is of no use. One address that is not public is enough to refuse the name.
 */
@Component
class CheckedNames implements DnsResolver {

    private final HubSettings settings;

    CheckedNames(HubSettings settings) {
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
     * The server that the host is on: the IPv4 address or IPv6 /64 of the first of its addresses, by number, so that a name with several is always the
     * same one.
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
