package dateline.syndication.websub;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** The hub's settings, as the environment would have them. */
final class Settings {

    private Settings() {}

    static HubProperties of(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("dateline.hub." + settings[i], settings[i + 1]);
        }
        return new Binder(
                        java.util.List.of(new MapConfigurationPropertySource(properties)),
                        null,
                        ApplicationConversionService.getSharedInstance())
                .bindOrCreate("dateline.hub", HubProperties.class);
    }
}
