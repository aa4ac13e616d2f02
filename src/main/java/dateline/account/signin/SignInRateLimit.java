package dateline.account.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Rate limit for sign-ins: {@value #TRIES} attempts per account and network address within five minutes. Further
 * attempts are refused until the five minutes are over. Bounded to 20,000 pairs; beyond that, the least used are
 * evicted.
 */
@Component
class SignInRateLimit {

    static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private final Cache<String, Tries> tries =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(WINDOW).build();
    private final Clock clock;

    SignInRateLimit(Clock clock) {
        this.clock = clock;
    }

    private record Tries(int count, Instant until) {}

    /**
     * Counts an attempt before its password is checked, so that concurrent attempts count too.
     *
     * @throws TooManyTries when the limit is exceeded
     */
    void check(String email, String address) {
        Instant now = clock.instant();
        Tries made = tries.asMap()
                .compute(
                        key(email, address),
                        (key, old) -> old == null || old.until().isBefore(now)
                                ? new Tries(1, now.plus(WINDOW))
                                : new Tries(old.count() + 1, old.until()));
        if (made.count() > TRIES) {
            throw new TooManyTries(Duration.between(now, made.until()));
        }
    }

    /** Resets the count after a correct password. */
    void release(String email, String address) {
        tries.invalidate(key(email, address));
    }

    private static String key(String email, String address) {
        String name = email.length() > 254 ? email.substring(0, 254) : email;
        return name.toLowerCase(Locale.ROOT) + " " + address;
    }
}
