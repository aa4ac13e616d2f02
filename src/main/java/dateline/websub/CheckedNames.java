package dateline.websub;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
