package dateline.platform.postgresql;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains in one sentence why the database migrations failed, instead of a stack trace. */
class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        SQLException words = findCause(rootFailure, SQLException.class);
        String why = String.valueOf(words == null ? cause.getMessage() : words.getMessage())
                .strip();
        return new FailureAnalysis(
                "The tables of the database cannot be brought up to date: " + why,
                words != null && "42501".equals(words.getSQLState())
                        ? "Name the role that owns the tables with DATELINE_DATABASE_OWNER_USERNAME and _OWNER_PASSWORD, or give this one its rights."
                        : "These are the words of the database, or of Flyway, which keeps its tables. Nothing was changed by what failed.",
                cause);
    }
}
