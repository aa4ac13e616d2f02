package dateline.site;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent cannot be taken, field by field why; nothing of it was written. Answered with 422, or with field errors on a form. */
public class Refused extends RuntimeException {

    private final transient List<Fault> faults;

    public Refused(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public Refused(String field, String code, Object... args) {
        this(List.of(Fault.of(field, code, args)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Whether a failure is PostgreSQL's ("data exception"), or the calendar's, about a value from outside that cannot be held: a NUL, a day out of range. */
    public static boolean isStoragesOwn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DateTimeException
                    || cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith("22")) {
                return true;
            }
        }
        return false;
    }
}
