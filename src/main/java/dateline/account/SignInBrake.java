package dateline.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses: after {@value #TRIES} tries at one account from one address within five minutes, the door stays shut to
 * them until the five minutes are over. It forgets the rarest first when more are guessing than it remembers.
 */
@Component
class SignInBrake {

    static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private final Cache<String, Tries> tries =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(WINDOW).build();
    private final Clock clock;

    SignInBrake(Clock clock) {
        this.clock = clock;
    }

    private record Tries(int count, Instant until) {}

    /**
     * Counts a try before it is judged, so that many at once count as many.
     *
     * @throws TooManyTries when the door is shut
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

    /** The right password was given. */
    void release(String email, String address) {
        tries.invalidate(key(email, address));
    }

    private static String key(String email, String address) {
        String name = email.length() > 254 ? email.substring(0, 254) : email;
        return name.toLowerCase(Locale.ROOT) + " " + address;
    }
}
