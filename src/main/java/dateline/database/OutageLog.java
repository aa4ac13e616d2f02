package dateline.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import dateline.site.DatabaseTrouble;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Keeps one fault of the database from filling the log: what fails because of it is counted instead of logged with a stack
 * trace each. The {@link DatabaseMonitor} says when a fault begins, why, and when it is over.
 */
final class OutageLog extends Filter<ILoggingEvent> {

    private final DatabaseMonitor monitor;
    private final AtomicLong leftOut = new AtomicLong();
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

    OutageLog(DatabaseMonitor monitor) {
        this.monitor = monitor;
    }

    /** Puts the filter before every appender of the root logger. */
    void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            Iterator<Appender<ILoggingEvent>> all =
                    logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
            all.forEachRemaining(appenders::add);
            start();
            appenders.forEach(appender -> appender.addFilter(this));
        }
    }

    /** Has no say from now on; an appender forgets no filter. */
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
        // Not logged here: an appender takes nothing from within itself.
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
