package dateline.syndication.websub;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Checks whether an address may be called on behalf of strangers: a unicast address of the public internet, according
 * to IANA's registries of special-purpose addresses. IPv4-mapped IPv6 addresses arrive here as IPv4. Other forms of
 * IPv4 in IPv6 (6to4, Teredo, NAT64) are rejected.
 */
final class PublicAddresses {

    private static final InetAddressMatcher IPV4 = InetAddressMatchers.builder()
            .excludeAddresses(List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3"))
            .build();
    private static final InetAddressMatcher IPV6 = InetAddressMatchers.builder()
            .includeAddresses(List.of("2000::/3"))
            .excludeAddresses(List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
            .build();

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        // Spring's matcher compares bytes, and must not be given an address of the other family.
        return (address instanceof Inet4Address ? IPV4 : IPV6).matches(address);
    }
}
