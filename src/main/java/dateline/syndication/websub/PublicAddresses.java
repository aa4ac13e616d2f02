package dateline.syndication.websub;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks whether an address may be called on behalf of strangers: a unicast address of the public internet, according
 * to IANA's registries of special-purpose addresses. IPv4-mapped IPv6 addresses arrive here as IPv4. Other forms of
 * IPv4 in IPv6 (6to4, Teredo, NAT64) are rejected.
 */
final class PublicAddresses {

    private static final List<Block> NOT_IPV4 = blocks(
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
            "224.0.0.0/3");
    private static final Block GLOBAL_IPV6 = Block.of("2000::/3");
    private static final List<Block> NOT_IPV6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_IPV4.stream().noneMatch(block -> block.holds(bytes));
        }
        return GLOBAL_IPV6.holds(bytes) && NOT_IPV6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(Block::of).toList();
    }

    /** A block of addresses in CIDR notation. */
    private record Block(byte[] start, int length) {

        static Block of(String block) {
            int slash = block.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(block.substring(0, slash)).getAddress(),
                    Integer.parseInt(block.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
