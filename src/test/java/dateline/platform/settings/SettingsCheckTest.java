package dateline.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SettingsCheckTest {

    @Test
    void takesTheSettingsThatAreRight() {
        assertThat(SettingsCheck.faults(settings(Map.of()))).isEmpty();
        assertThat(SettingsCheck.faults(settings(Map.of(
                        "dateline.port",
                        "0",
                        "server.port",
                        "0",
                        "dateline.time-zone",
                        "America/St_Johns",
                        "dateline.public-url",
                        "https://news.example.org/live",
                        "dateline.hub-url",
                        "",
                        "dateline.demo",
                        "No"))))
                .isEmpty();
    }

    @Test
    void tellsTheNewNamesOfSettingsThatHadOthers() {
        MockEnvironment settings = new MockEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return Map.of("DATELINE_SHELF_PAGES", "64MB", "DATELINE_PRESS_THREADS", "2", "DATELINE_PORT", "8080");
            }
        };
        assertThat(SettingsCheck.faults(settings))
                .contains(
                        "DATELINE_PRESS_THREADS is called DATELINE_HTTP_THREADS now: rename it.",
                        "DATELINE_SHELF_PAGES is called DATELINE_CACHE_PAGES now: rename it.");
    }

    @Test
    void tellsTheNameTheValueAndWhatWouldBeRight() {
        assertThat(SettingsCheck.faults(settings(Map.of("dateline.time-zone", "Mars/X"))))
                .containsExactly(
                        "DATELINE_TIME_ZONE is \"Mars/X\": it must be an IANA time zone such as Europe/Berlin, America/New_York or UTC.");
        for (String port : new String[] {"abc", "-1", "65536", "99999", "8080.5", "80 80"}) {
            assertThat(SettingsCheck.faults(settings(Map.of("dateline.port", port))))
                    .as(port)
                    .singleElement()
                    .asString()
                    .isEqualTo("DATELINE_PORT is \"" + port + "\": a port is a number up to 65535.");
        }
        for (String address :
                new String[] {"news.example.org", "ht tp://x", "ftp://x", "https://", "https://ada:secret@x"}) {
            assertThat(SettingsCheck.faults(settings(Map.of("dateline.public-url", address))))
                    .as(address)
                    .singleElement()
                    .asString()
                    .startsWith("DATELINE_PUBLIC_URL is \"" + address + "\": ");
        }
        for (String address :
                new String[] {"", " ", "127.0.0", "256.0.0.1", "newsroom.example.org", "0.0.0.0:8081", "*", "127.0.0.1 "
                }) {
            assertThat(SettingsCheck.faults(settings(Map.of("server.address", address))))
                    .as(address)
                    .containsExactly("DATELINE_NEWSROOM_ADDRESS is \"" + address
                            + "\": it must be an IP address of this machine, such as 127.0.0.1, or "
                            + "0.0.0.0 for all of them.");
        }
        assertThat(SettingsCheck.faults(settings(Map.of("dateline.demo", "maybe"))))
                .singleElement()
                .asString()
                .startsWith("DATELINE_DEMO");
        assertThat(SettingsCheck.faults(settings(Map.of("dateline.port", "8081"))))
                .singleElement()
                .asString()
                .contains("both 8081");
    }

    @Test
    void takesTheAddressesThatTheNewsroomMayListenOn() {
        for (String address : new String[] {"127.0.0.1", "0.0.0.0", "::", "::1", "10.0.0.7", "localhost"}) {
            assertThat(SettingsCheck.faults(settings(Map.of("server.address", address))))
                    .as(address)
                    .isEmpty();
        }
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(SettingsCheck.faults(settings(Map.of(
                        "dateline.time-zone",
                        "",
                        "dateline.port",
                        "x",
                        "server.port",
                        "y",
                        "dateline.newsroom-url",
                        "z"))))
                .hasSize(4);
    }

    private static MockEnvironment settings(Map<String, String> changed) {
        MockEnvironment settings = new MockEnvironment();
        Map.of(
                        "dateline.port",
                        "8080",
                        "server.port",
                        "8081",
                        "dateline.database.port",
                        "0",
                        "dateline.time-zone",
                        "UTC",
                        "dateline.public-url",
                        "http://localhost:8080",
                        "dateline.newsroom-url",
                        "http://localhost:8081",
                        "dateline.demo",
                        "true")
                .forEach(settings::setProperty);
        changed.forEach(settings::setProperty);
        return settings;
    }
}
