package dateline.platform.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Validates the basic settings before anything is started, and reports all invalid ones at once. Other settings are
 * validated where they are bound.
 */
class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final int HIGHEST_PORT = 65_535;
    /** Beginnings of names of environment variables, earlier and now. */
    private static final Map<String, String> RENAMED =
            Map.of("DATELINE_PRESS_", "DATELINE_HTTP_", "DATELINE_SHELF_", "DATELINE_CACHE_");

    private static final Set<String> TRUTHS = Set.of("true", "false", "on", "off", "yes", "no", "1", "0");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<String> faults = faults(event.getEnvironment());
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
    }

    static List<String> faults(Environment settings) {
        List<String> faults = new ArrayList<>();
        port(settings, "dateline.port", "DATELINE_PORT").ifPresent(faults::add);
        port(settings, "server.port", "DATELINE_NEWSROOM_PORT").ifPresent(faults::add);
        port(settings, "dateline.database.port", "DATELINE_DATABASE_PORT").ifPresent(faults::add);
        samePort(settings).ifPresent(faults::add);
        listening(settings).ifPresent(faults::add);
        zone(settings).ifPresent(faults::add);
        address(settings, "dateline.public-url", "DATELINE_PUBLIC_URL").ifPresent(faults::add);
        address(settings, "dateline.newsroom-url", "DATELINE_NEWSROOM_URL").ifPresent(faults::add);
        address(settings, "dateline.hub-url", "DATELINE_HUB_URL").ifPresent(faults::add);
        truth(settings, "dateline.demo", "DATELINE_DEMO").ifPresent(faults::add);
        faults.addAll(renamed(settings));
        return faults;
    }

    private static Optional<String> port(Environment settings, String property, String name) {
        String value = settings.getProperty(property, "").strip();
        if (value.isEmpty() || value.matches("\\d{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT) {
            return Optional.empty();
        }
        return Optional.of(wrong(name, value, "a port is a number up to " + HIGHEST_PORT));
    }

    /** Finds settings under the names that they had in earlier versions, which would be ignored. */
    private static List<String> renamed(Environment settings) {
        if (!(settings instanceof ConfigurableEnvironment all)) {
            return List.of();
        }
        return all.getSystemEnvironment().keySet().stream()
                .sorted()
                .flatMap(name -> RENAMED.entrySet().stream()
                        .filter(prefix -> name.startsWith(prefix.getKey()))
                        .map(prefix -> name + " is called " + prefix.getValue()
                                + name.substring(prefix.getKey().length()) + " now: rename it."))
                .toList();
    }

    private static Optional<String> samePort(Environment settings) {
        String readers = settings.getProperty("dateline.port", "").strip();
        if (readers.equals(settings.getProperty("server.port", "").strip()) && readers.matches("0*[1-9]\\d*")) {
            return Optional.of("DATELINE_PORT and DATELINE_NEWSROOM_PORT are both " + readers
                    + ": readers and editors need a port each.");
        }
        return Optional.empty();
    }

    /** Checks the listen address. An empty one would open the newsroom to every machine. */
    private static Optional<String> listening(Environment settings) {
        String value = settings.getProperty("server.address", "127.0.0.1");
        if (value.equals("localhost")) {
            return Optional.empty();
        }
        try {
            InetAddress.ofLiteral(value);
            // A single number, or two or three numbers with dots, are IPv4 addresses too, but almost certainly a
            // mistake.
            if (value.contains(":") || value.matches("\\d+(\\.\\d+){3}")) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like every other value that is not an address.
        }
        return Optional.of(wrong(
                "DATELINE_NEWSROOM_ADDRESS",
                value,
                "it must be an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them"));
    }

    private static Optional<String> zone(Environment settings) {
        String value = settings.getProperty("dateline.time-zone", "");
        try {
            ZoneId.of(value);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(wrong(
                    "DATELINE_TIME_ZONE",
                    value,
                    "it must be an IANA time zone such as Europe/Berlin, America/New_York or UTC"));
        }
    }

    private static Optional<String> address(Environment settings, String property, String name) {
        String value = settings.getProperty(property, "").strip();
        // The default contains the port, which is checked separately.
        if (value.isEmpty() || value.startsWith("http://localhost:")) {
            return Optional.empty();
        }
        try {
            URI address = new URI(value);
            if (Set.of("http", "https").contains(Objects.requireNonNullElse(address.getScheme(), ""))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            // Reported below, like every other value that is not an address.
        }
        return Optional.of(wrong(name, value, "it must be a whole address such as https://news.example.org"));
    }

    private static Optional<String> truth(Environment settings, String property, String name) {
        String value = settings.getProperty(property, "").strip();
        return value.isEmpty() || TRUTHS.contains(value.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(wrong(name, value, "it must be true or false"));
    }

    private static String wrong(String name, String value, String right) {
        return name + " is \"" + value + "\": " + right + ".";
    }
}
