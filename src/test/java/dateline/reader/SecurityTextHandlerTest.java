package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.http.PreparedResponse;
import dateline.http.Routes;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTextHandlerTest {

    private static final Instant NOW = Instant.parse("2026-11-29T13:45:10.123Z");

    @Test
    void expiresWithinAYearAtTheStartOfADay() {
        assertThat(handler("https://example.org/security").text()).isEqualTo("""
                        Contact: https://example.org/security
                        Expires: 2027-05-28T00:00:00Z
                        Preferred-Languages: es
                        Canonical: https://news.example.org/.well-known/security.txt
                        """);
    }

    @Test
    void hasNoAddressWithoutAContact() {
        assertThatCode(() -> openAndTakeThePath("")).doesNotThrowAnyException();
        assertThatThrownBy(() -> openAndTakeThePath("mailto:security@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/.well-known/security.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security@example.org",
                "http://example.org/security",
                "https://",
                "https:///security",
                "mailto:",
                "mailto:security",
                "mailto:a@example.org\nPolicy: https://evil.example",
                "https://example.org/a b",
                "tel:+1-201-555-0123"
            })
    void takesOnlyMailAndHttpsAddresses(String contact) {
        assertThatThrownBy(() -> new SecurityProperties(contact))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATELINE_SECURITY_CONTACT is ");
    }

    private static void openAndTakeThePath(String contact) {
        Routes routes = new Routes();
        handler(contact).open(routes);
        routes.get(
                SecurityTextHandler.PATH, request -> PreparedResponse.empty(404).build());
    }

    private static SecurityTextHandler handler(String contact) {
        Site site = new Site(
                "The Harbour Ledger",
                null,
                "es",
                URI.create("https://news.example.org"),
                URI.create("https://newsroom.example.org"),
                "UTC",
                Path.of("data"),
                false);
        return new SecurityTextHandler(
                new SecurityProperties(contact), site, new Urls(site), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
