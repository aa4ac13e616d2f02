package dateline.account;

import dateline.platform.settings.Actor;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Principal of a signed-in account, by form or by key. Controllers take it as
 * {@code @AuthenticationPrincipal SignedIn by} and pass {@link #staffer} to services. The permissions of each role are
 * defined here and nowhere else.
 *
 * @param language language chosen for the newsroom, BCP 47; null when none was chosen
 * @param version  version of the account at the sign-in; null for a key, and in sessions of earlier releases
 */
public record SignedIn(
        long accountId,
        String email,
        String name,
        AccountRole role,
        @Nullable String language,
        @Nullable Long version) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return email;
    }

    public Actor staffer() {
        return new Actor(accountId, name);
    }

    /** Whether the account may publish, and change what others wrote. */
    public boolean publishes() {
        return role != AccountRole.REPORTER;
    }

    /** Id of the account whose unreleased entries are visible; null when all are. */
    public @Nullable Long sees() {
        return publishes() ? null : accountId;
    }

    /** Whether the account may manage accounts and settings. */
    public boolean administers() {
        return role == AccountRole.ADMINISTRATOR;
    }

    /**
     * Requires the role or a higher one. Controllers say so by {@link Requires}.
     *
     * @throws AccessDeniedException for every lower role
     */
    public void must(AccountRole least) {
        if (role.compareTo(least) < 0) {
            throw new AccessDeniedException(
                    least == AccountRole.ADMINISTRATOR
                            ? "People and settings are the administrators'."
                            : "Reporters write drafts of their own and file them; an editor publishes.");
        }
    }

    /**
     * Requires an editor or administrator, unless the entry still belongs to its writer and the account is that writer.
     *
     * @param own                    whether the entry is a draft or submitted, and so still its writer's
     * @param createdBy              account that created the entry
     * @throws AccessDeniedException when neither holds
     */
    public void mustPublishUnless(boolean own, long createdBy) {
        if (!own || createdBy != accountId) {
            must(AccountRole.EDITOR);
        }
    }

    public List<GrantedAuthority> authorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
