package dateline.site;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The WebSub hub that feeds name: where a program asks to be told of their changes. */
@Component
public class HubAddress {

    /** Where the own hub listens, below the site's address. */
    public static final String PATH = "/hub";

    private final String url;
    private final boolean own;

    /** @param outside a hub elsewhere; the site is its own when blank */
    public HubAddress(@Value("${dateline.hub-url:}") String outside, Urls urls) {
        this.own = outside.isBlank();
        this.url = own ? urls.home().replaceAll("/$", PATH) : checked(outside.strip());
    }

    /** Absolute. */
    public String url() {
        return url;
    }

    /** Whether it is this site itself. */
    public boolean isOwn() {
        return own;
    }

    private static String checked(String outside) {
        try {
            URI uri = URI.create(outside);
            if (uri.getHost() != null && outside.matches("(?i)https?://[^<>\"]+")) {
                return outside;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalArgumentException("DATELINE_HUB_URL is not an address: " + outside);
    }
}
