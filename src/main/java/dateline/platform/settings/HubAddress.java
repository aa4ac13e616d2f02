package dateline.platform.settings;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Address of the WebSub hub that feeds name, where subscribers ask for notifications of changes. */
@Component
public class HubAddress {

    /** Path of the site's own hub. */
    public static final String PATH = "/hub";

    private final String url;
    private final boolean own;

    /**
     * Uses an external hub, or the site's own.
     *
     * @param outside                   URL of the external hub; blank for the site's own hub
     * @throws IllegalArgumentException when the URL is not an HTTP or HTTPS address
     */
    public HubAddress(@Value("${dateline.hub-url:}") String outside, Urls urls) {
        this.own = outside.isBlank();
        this.url = own ? urls.home().replaceAll("/$", PATH) : checked(outside.strip());
    }

    /** Absolute URL of the hub. */
    public String url() {
        return url;
    }

    /** Whether the site is its own hub. */
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
            // The exception below reports it.
        }
        throw new IllegalArgumentException("DATELINE_HUB_URL is not an address: " + outside);
    }
}
