package dateline.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dateline.TestDatabase;
import dateline.platform.error.DatabaseTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReaderConnectionsIT {

    private static <T> T forReaders(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        ReaderWork.marked(Thread.ofVirtual().factory())
                .newThread(() -> {
                    try {
                        done.complete(work.call());
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                })
                .start();
        return done.get();
    }

    @Test
    void keepConnectionsThatReadersNeverTake() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(5);
            ReaderConnections connections = new ReaderConnections(pool, 3);
            List<Connection> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(forReaders(connections::getConnection));
            }
            assertThatThrownBy(() -> forReaders(connections::getConnection))
                    .hasCauseInstanceOf(SQLException.class)
                    .satisfies(failure ->
                            assertThat(DatabaseTrouble.isOutage(failure)).isTrue());
            try (Connection first = connections.getConnection();
                    Connection second = connections.getConnection()) {
                assertThat(List.of(first.getCatalog(), second.getCatalog())).containsOnly(database.name());
            }
            // Closed twice, it gives back one place.
            readers.getFirst().close();
            readers.getFirst().close();
            readers.add(forReaders(connections::getConnection));
            assertThatThrownBy(() -> forReaders(connections::getConnection)).hasCauseInstanceOf(SQLException.class);
            for (Connection reader : readers) {
                reader.close();
            }
        }
    }
}
