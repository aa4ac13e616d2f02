package dateline.account.password;

import org.springframework.security.core.AuthenticationException;

/** Thrown when there were too many sign-in attempts. It carries the seconds to wait. */
public class TooManyTries extends AuthenticationException {

    private final long seconds;

    TooManyTries(long seconds) {
        super("Too many tries.");
        this.seconds = seconds;
    }

    public long seconds() {
        return seconds;
    }
}
