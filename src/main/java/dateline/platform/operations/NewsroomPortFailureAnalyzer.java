package dateline.platform.operations;

import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains why the newsroom's port cannot be opened, and names the setting DATELINE_NEWSROOM_PORT. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class NewsroomPortFailureAnalyzer extends AbstractFailureAnalyzer<WebServerException> {

    private static final String ACTION = "Stop what listens there, or name another port with DATELINE_NEWSROOM_PORT.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, WebServerException cause) {
        BindException refused = findCause(rootFailure, BindException.class);
        if (refused != null && String.valueOf(refused.getMessage()).contains("Permission denied")) {
            return new FailureAnalysis(
                    "The newsroom cannot listen on a port below 1024 without the right to do so.",
                    "Name another port with DATELINE_NEWSROOM_PORT.",
                    cause);
        }
        if (refused != null && String.valueOf(refused.getMessage()).contains("Cannot assign requested address")) {
            return new FailureAnalysis(
                    "The newsroom cannot listen on an address that this machine does not have.",
                    "Name one that it has with DATELINE_NEWSROOM_ADDRESS, or 0.0.0.0 for all.",
                    cause);
        }
        if (cause instanceof PortInUseException taken) {
            return new FailureAnalysis(
                    "The newsroom's port " + taken.getPort() + " is in use by another program.", ACTION, cause);
        }
        if (cause instanceof ConnectorStartFailedException failed) {
            return new FailureAnalysis("The newsroom cannot listen on port " + failed.getPort() + ".", ACTION, cause);
        }
        return null;
    }
}
