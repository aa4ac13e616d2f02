package dateline.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** Everything that holds a connection depends on this bean, so it is closed after all of them. */
    @Bean
    Database database(DatabaseSettings settings, @Value("${dateline.data}") Path data) {
        return settings.url().isBlank() ? EmbeddedDatabase.start(data, settings.port()) : NamedDatabase.reach(settings);
    }
}
