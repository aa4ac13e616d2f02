package dateline.account.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Network address of a client. */
public final class ClientAddress {

    private ClientAddress() {}

    /** Returns the address without the zone of IPv6; null when it is none. A proxy may send any text. */
    public static @Nullable String of(HttpServletRequest request) {
        String text = request.getRemoteAddr();
        try {
            if (text == null || text.length() > 100) {
                return null;
            }
            int zone = text.indexOf('%');
            return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone))
                    .getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
