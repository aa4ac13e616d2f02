package dateline.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: come again after a while. */
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
