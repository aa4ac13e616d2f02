package dateline.account.key;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key in a list. The key itself is stored as a hash only, and never shown again.
 *
 * @param scopes  what the key may do
 * @param expires when the key ends; sooner when it is not used for {@link ApiKeys#UNUSED}
 */
public record KeyRow(
        long id,
        String name,
        Owner owner,
        Set<KeyScope> scopes,
        Instant created,
        @Nullable Instant lastUsed,
        @Nullable Instant expires) {

    /** Account for which the key acts. */
    public record Owner(long id, String name) {}
}
