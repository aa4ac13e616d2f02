package dateline.platform.postgresql;

import org.jspecify.annotations.Nullable;

/** Thrown when Dateline cannot start because of its database. It says what is wrong and what to do about it. */
class DatabaseFailure extends RuntimeException {

    private final String action;

    DatabaseFailure(String description, String action) {
        this(description, action, null);
    }

    DatabaseFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
