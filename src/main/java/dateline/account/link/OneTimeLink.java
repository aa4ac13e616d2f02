package dateline.account.link;

import dateline.account.AccountRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that was issued, without its secret.
 *
 * @param accountId account that the link is for; null for an invitation
 * @param email     address of the receiver
 * @param role      role of the new account; null unless it is an invitation
 * @param createdBy account that issued it; null for the operator, and for who forgot a password
 */
public record OneTimeLink(
        long id,
        @Nullable Long accountId,
        String email,
        @Nullable AccountRole role,
        @Nullable Long createdBy,
        Instant createdAt,
        Instant expiresAt) {}
