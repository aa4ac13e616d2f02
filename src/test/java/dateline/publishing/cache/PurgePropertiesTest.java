package dateline.publishing.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.publishing.cache.PurgeProperties.By;
import org.junit.jupiter.api.Test;

class PurgePropertiesTest {

    @Test
    void namesTheCacheWithoutWhatMayBeASecret() {
        for (String url : new String[] {
            "https://user:secret@cache.example.org:8443/purge/secret?token=secret#secret",
            "https://cache.example.org:8443?secret"
        }) {
            PurgeProperties settings = new PurgeProperties(url, "POST", "", By.KEYS);
            assertThat(settings.host()).isEqualTo("cache.example.org:8443");
            assertThat(settings.withoutAddress(
                            "java.io.IOException: " + url + " gave no answer; " + url + "/stories/x"))
                    .doesNotContain("secret");
        }
    }
}
