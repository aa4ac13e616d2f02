package dateline.node;

import org.jspecify.annotations.Nullable;

/** Dateline cannot start: one sentence that says why, and one that says what to do. Printed instead of a stack trace; the exit code is 1. */
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
