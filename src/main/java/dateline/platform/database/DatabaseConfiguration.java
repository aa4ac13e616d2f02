package dateline.platform.database;

import dateline.platform.node.NodeState;
import dateline.platform.postgresql.Database;
import dateline.platform.postgresql.DatabaseProperties;
import dateline.platform.postgresql.EmbeddedDatabase;
import dateline.platform.postgresql.NamedDatabase;
import dateline.platform.postgresql.TableGrants;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    /** Every bean that holds a connection depends on this one, so it is closed last. */
    @Bean
    Database database(DatabaseProperties settings, @Value("${dateline.data}") Path data) {
        return settings.url().isBlank() ? EmbeddedDatabase.start(data, settings.port()) : NamedDatabase.reach(settings);
    }

    @Bean
    DatabaseMonitor databaseMonitor(Database database, NodeState node) {
        return new DatabaseMonitor(database, node);
    }

    /**
     * Closed before the monitor, and the monitor before the database, so that a shutdown is not reported as an outage.
     */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    ConnectionPool dataSource(Database database, DatabaseMonitor monitor) {
        return new ConnectionPool(new ConnectionSource(database, monitor), monitor);
    }

    /**
     * Migrations run as the owner of the tables, on connections of their own, because their statements may take any
     * time.
     */
    @Bean
    FlywayConnectionDetails migrationConnection(Database database) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                // Behind a pooler the next statement may reach another server process, which does not know the prepared
                // ones.
                String url = database.getJdbcUrl();
                return url + (url.contains("?") ? '&' : '?') + "prepareThreshold=0";
            }

            @Override
            public @Nullable String getUsername() {
                return database.ownerUsername();
            }

            @Override
            public @Nullable String getPassword() {
                return database.ownerPassword();
            }
        };
    }

    @Bean
    FlywayConfigurationCustomizer grants(Database database) {
        String application = database.getUsername();
        return flyway -> {
            if (application != null && !application.equals(database.ownerUsername())) {
                flyway.callbacks(new TableGrants(application));
            }
        };
    }
}
