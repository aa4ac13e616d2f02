package dateline.account.password;

import dateline.platform.traffic.RateLimit;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Rate limit for sign-ins: {@value #TRIES} attempts per account and network address within five minutes. Further
 * attempts are refused until the five minutes are over.
 */
@Component
class SignInRateLimit {

    static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final RateLimit tries;

    @Autowired
    SignInRateLimit() {
        this(System::nanoTime);
    }

    SignInRateLimit(LongSupplier nanos) {
        this.tries = new RateLimit(TRIES, WINDOW, nanos);
    }

    /**
     * Counts an attempt before its password is checked, so that concurrent attempts count too.
     *
     * @throws TooManyTries when the limit is exceeded
     */
    void check(String email, String address) {
        long seconds = tries.take(key(email, address));
        if (seconds > 0) {
            throw new TooManyTries(seconds);
        }
    }

    /** Resets the count after a correct password. */
    void release(String email, String address) {
        tries.reset(key(email, address));
    }

    private static String key(String email, String address) {
        String name = email.length() > 254 ? email.substring(0, 254) : email;
        return name.toLowerCase(Locale.ROOT) + " " + address;
    }
}
