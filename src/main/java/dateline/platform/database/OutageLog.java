package dateline.platform.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import dateline.platform.error.DatabaseTrouble;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Logback filter that keeps an outage of the database from flooding the log. Failures caused by it are counted instead
 * of logged with their stack traces. {@link DatabaseMonitor} logs the start, the reason and the end of the outage.
 */
final class OutageLog extends Filter<ILoggingEvent> {

    private final DatabaseMonitor monitor;
    private final AtomicLong leftOut = new AtomicLong();
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

    OutageLog(DatabaseMonitor monitor) {
        this.monitor = monitor;
    }

    /** Adds the filter to every appender of the root logger. */
    void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            Iterator<Appender<ILoggingEvent>> all =
                    logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
            all.forEachRemaining(appenders::add);
            start();
            appenders.forEach(appender -> appender.addFilter(this));
        }
    }

    /** Disables the filter, since an appender cannot remove one. */
    void remove() {
        stop();
    }

    void reset() {
        leftOut.set(0);
    }

    long leftOut() {
        return leftOut.get();
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!isStarted()
                || !event.getLevel().isGreaterOrEqual(Level.WARN)
                || !(event.getThrowableProxy() instanceof ThrowableProxy failure)
                || !monitor.isUnavailable(failure.getThrowable()) && !DatabaseTrouble.isFull(failure.getThrowable())) {
            return FilterReply.NEUTRAL;
        }
        // The monitor logs the failure, because an appender ignores events logged from within itself.
        monitor.suspect(event.getLoggerName() + ": " + event.getFormattedMessage() + ": "
                + rootMessage(failure.getThrowable()));
        leftOut.incrementAndGet();
        return FilterReply.DENY;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }
}
