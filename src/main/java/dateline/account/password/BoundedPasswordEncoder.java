package dateline.account.password;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Password encoder that hashes only so many passwords at a time, in the order of arrival. A hash takes a processor for
 * tenths of a second, so one processor is left for everything else when many people sign in at once.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore permits;

    /**
     * Creates the encoder.
     *
     * @param most the most passwords that are hashed at a time
     */
    BoundedPasswordEncoder(PasswordEncoder encoder, int most) {
        this.encoder = encoder;
        this.permits = new Semaphore(most, true);
    }

    /** Leaves one of the machine's processors, if it has several. */
    static BoundedPasswordEncoder of(PasswordEncoder encoder) {
        return new BoundedPasswordEncoder(
                encoder, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        permits.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            permits.release();
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        permits.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            permits.release();
        }
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
