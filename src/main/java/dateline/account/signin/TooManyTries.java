package dateline.account.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown when there were too many sign-in attempts. It carries the seconds to wait. */
class TooManyTries extends AuthenticationException {

    private final long seconds;

    TooManyTries(Duration wait) {
        super("Too many tries.");
        this.seconds = Math.max(1, wait.toSeconds());
    }

    long seconds() {
        return seconds;
    }
}
