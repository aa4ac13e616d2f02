package dateline.platform.postgresql;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a {@link DatabaseFailure} as two sentences instead of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
