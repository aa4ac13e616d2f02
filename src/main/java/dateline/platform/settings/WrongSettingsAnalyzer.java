package dateline.platform.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints {@link WrongSettings} as sentences instead of a stack trace. */
class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSettings cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the environment that Dateline is started with; the README lists the settings.",
                cause);
    }
}
