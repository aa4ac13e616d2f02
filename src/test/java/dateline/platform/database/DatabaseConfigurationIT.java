package dateline.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dateline.TestDatabase;
import dateline.platform.node.NodeState;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class DatabaseConfigurationIT {

    private final ApplicationContextRunner dateline = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(DatabaseConfiguration.class, ListenConnections.class, NodeState.class);

    @Test
    void runsAServerOfItsOwn(@TempDir Path data) {
        dateline.withPropertyValues("dateline.data=" + data).run(context -> {
            assertThat(database(context)).isEqualTo("dateline");
            assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(10);
        });
        assertThat(data.resolve("postgresql/PG_VERSION")).exists();
        assertThat(data.resolve("postgresql/postmaster.pid")).doesNotExist();
    }

    @Test
    void closesThePoolBeforeTheServer() {
        dateline.withInitializer(new TestDatabase.Fresh()).run(context -> {
            var beans = context.getSourceApplicationContext().getBeanFactory();
            assertThat(beans.getDependenciesForBean("dataSource")).contains("database");
        });
    }

    @Test
    void usesTheServerThatIsNamed(@TempDir Path data) {
        var named = TestDatabase.create();
        dateline.withPropertyValues("dateline.data=" + data)
                .withInitializer(context -> named.settings().applyTo(context))
                .run(context -> assertThat(database(context)).isEqualTo(named.name()));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void opensLinesOutsideThePool() {
        dateline.withInitializer(new TestDatabase.Fresh())
                .withPropertyValues("dateline.database.pool=1")
                .run(context -> {
                    try (var pooled = context.getBean(DataSource.class).getConnection();
                            var line = context.getBean(ListenConnections.class).open();
                            var statement = line.createStatement()) {
                        statement.execute("LISTEN change");
                        assertThat(line.getCatalog()).isEqualTo(pooled.getCatalog());
                        assertThat(line.getAutoCommit()).isTrue();
                    }
                });
    }

    private static String database(ApplicationContext context) throws SQLException {
        try (var connection = context.getBean(DataSource.class).getConnection()) {
            return connection.getCatalog();
        }
    }
}
