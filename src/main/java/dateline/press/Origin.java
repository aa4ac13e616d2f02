package dateline.press;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request comes from; looked up only for who wants to know. */
record Origin(@Nullable Channel channel, HttpHeaders headers, int proxies) {

    static final Origin NOBODY = new Origin(null, EmptyHttpHeaders.INSTANCE, 0);

    static Origin of(Channel channel, HttpHeaders headers, int proxies) {
        return new Origin(channel, headers, proxies);
    }

    /** What the outermost known proxy says it was asked by: what stands further left may be the reader's own invention. */
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
