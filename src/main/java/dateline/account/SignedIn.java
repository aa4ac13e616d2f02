package dateline.account;

import dateline.site.Staffer;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Whoever is signed in, by form or by key: {@code @AuthenticationPrincipal SignedIn by} in a controller, whose {@link #staffer} the desks
 * take. What each role may do is said here and nowhere else.
 *
 * @param language the one they chose to work in, BCP 47; null when they chose none
 * @param version  of the account when they signed in; null for a key, and in sessions begun before this was kept
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

    public Staffer staffer() {
        return new Staffer(accountId, name);
    }

    /** Whether they may put things before readers, and change what others wrote. */
    public boolean publishes() {
        return role != AccountRole.REPORTER;
    }

    /** Whose unpublished work they may see: everybody's when null. */
    public @Nullable Long sees() {
        return publishes() ? null : accountId;
    }

    /** Whether they look after people and settings. */
    public boolean administers() {
        return role == AccountRole.ADMINISTRATOR;
    }

    /**
     * Refuses what only an administrator may do.
     *
     * @throws AccessDeniedException for all but administrators
     */
    public void mustAdminister() {
        if (!administers()) {
            throw new AccessDeniedException("People and settings are the administrators'.");
        }
    }

    /**
     * Refuses what a reporter may not do.
     *
     * @throws AccessDeniedException for a reporter
     */
    public void mustPublish() {
        if (!publishes()) {
            throw new AccessDeniedException("Reporters write drafts of their own and file them; an editor publishes.");
        }
    }

    /**
     * For a thing that stays its writer's own, a draft or filed for review.
     *
     * @throws AccessDeniedException for a reporter, unless it does and is theirs
     */
    public void mustPublishUnless(boolean own, long createdBy) {
        if (!own || createdBy != accountId) {
            mustPublish();
        }
    }

    List<GrantedAuthority> authorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
