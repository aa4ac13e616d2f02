package dateline.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "55P03", "57014", "25006", "40P01"})
    void takesALostOrBusyDatabaseForUnavailable(String state) {
        Throwable failure = new IllegalStateException(
                new DataAccessResourceFailureException("No", new SQLException("gone", state)));
        assertThat(DatabaseTrouble.isUnavailable(failure)).isTrue();
        assertThat(DatabaseTrouble.isFull(failure)).isFalse();
    }

    @Test
    void takesWhatIsLostBusyOrFullForAnOutage() {
        for (Exception failure : new Exception[] {
            new SQLException("gone", "08006"),
            new SQLException("dropped", "57P04"),
            new SQLException("out of memory", "53200"),
            new SQLException("could not extend file", "53100"),
            new SQLTimeoutException("late"),
            new SQLTransientConnectionException("timed out")
        }) {
            assertThat(DatabaseTrouble.isOutage(new RuntimeException(failure)))
                    .as(failure.toString())
                    .isTrue();
        }
        assertThat(DatabaseTrouble.isOutage(new RuntimeException(new SQLException("syntax", "42601"))))
                .isFalse();
        assertThat(DatabaseTrouble.isOutage(null)).isFalse();
    }

    @Test
    void takesAPoolWithoutAFreeConnectionForUnavailable() {
        assertThat(DatabaseTrouble.isUnavailable(
                        new RuntimeException(new SQLTransientConnectionException("HikariPool-1 - timed out"))))
                .isTrue();
    }

    @Test
    void takesWhatARequestDidForItsOwnFault() {
        assertThat(DatabaseTrouble.isUnavailable(
                        new DuplicateKeyException("twice", new SQLException("duplicate key", "23505"))))
                .isFalse();
        assertThat(DatabaseTrouble.isUnavailable(new IllegalStateException("wrong")))
                .isFalse();
    }

    @Test
    void knowsAFullDiskOfTheServersAndOfThisMachine() {
        assertThat(DatabaseTrouble.isFull(new RuntimeException(new SQLException("could not extend file", "53100"))))
                .isTrue();
        assertThat(DatabaseTrouble.isFull(
                        new UncheckedIOException(new IOException("photo.jpg: No space left on device"))))
                .isTrue();
        assertThat(DatabaseTrouble.isFull(new UncheckedIOException(new IOException("Broken pipe"))))
                .isFalse();
    }
}
