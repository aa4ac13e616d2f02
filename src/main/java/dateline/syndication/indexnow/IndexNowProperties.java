package dateline.syndication.indexnow;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of IndexNow, the protocol by which search engines are notified of changes.
 *
 * @param key chosen by the operator, 8 to 128 letters, digits and hyphens, and served at {@code /<key>.txt}; no one is
 *            notified when blank
 * @param url the endpoint; each search engine passes notifications on to the others
 */
@ConfigurationProperties("dateline.index-now")
record IndexNowProperties(
        @DefaultValue("") String key,
        @DefaultValue("https://api.indexnow.org/indexnow") String url) {

    IndexNowProperties {
        if (!key.isBlank() && !key.matches("[A-Za-z0-9-]{8,128}")) {
            throw new IllegalArgumentException(
                    "DATELINE_INDEX_NOW_KEY is not a key of 8 to 128 letters, digits and hyphens");
        }
        if (!url.matches("https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException("DATELINE_INDEX_NOW_URL is not an address: " + url);
        }
    }

    boolean isOn() {
        return !key.isBlank();
    }
}
