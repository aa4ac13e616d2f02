package dateline.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's network address, worked out only when it is asked for.
 *
 * @param proxies how many trusted proxies append to X-Forwarded-For
 */
record Origin(@Nullable Channel channel, HttpHeaders headers, int proxies) {

    static final Origin NOBODY = new Origin(null, EmptyHttpHeaders.INSTANCE, 0);

    static Origin of(Channel channel, HttpHeaders headers, int proxies) {
        return new Origin(channel, headers, proxies);
    }

    /**
     * The address that the outermost trusted proxy saw, cut to 64 characters. Entries further left in X-Forwarded-For
     * may be forged by the client. Without proxies, or without the header, the address of the connection; empty when
     * that is unknown.
     */
    String address() {
        List<String> all = proxies == 0
                ? List.of()
                : headers.getAll("X-Forwarded-For").stream()
                        .flatMap(line -> List.of(line.split(",")).stream())
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .toList();
        if (!all.isEmpty()) {
            String named = all.get(Math.max(0, all.size() - proxies));
            return named.length() > 64 ? named.substring(0, 64) : named;
        }
        return channel != null
                        && channel.remoteAddress() instanceof InetSocketAddress address
                        && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "";
    }
}
