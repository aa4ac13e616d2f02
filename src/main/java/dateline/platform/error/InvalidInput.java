package dateline.platform.error;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the content of a request is invalid, with one fault per field. Nothing was written. Answered with 422, or
 * with field errors on a form.
 */
public class InvalidInput extends RuntimeException {

    private final transient List<InputError> faults;

    public InvalidInput(List<InputError> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public InvalidInput(String field, String code, Object... args) {
        this(List.of(InputError.of(field, code, args)));
    }

    public List<InputError> faults() {
        return faults;
    }

    /**
     * Whether the failure says that a value from outside cannot be stored, such as a NUL or a date out of range. These
     * are PostgreSQL's "data exceptions" (SQLSTATE class 22) and {@link DateTimeException}.
     */
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
