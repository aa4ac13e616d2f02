package dateline.platform.node;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when Dateline cannot start. One sentence says why and one says what to do. They are printed instead of a stack
 * trace; the exit code is 1.
 */
public class StartFailure extends RuntimeException {

    private final String action;

    public StartFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
