package dateline.account;

import dateline.site.Staffer;
import java.io.Serializable;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Whoever is signed in, by form or by key: {@code @AuthenticationPrincipal SignedIn by} in a controller, whose {@link #staffer} the desks
 * take. What each role may do is said here and nowhere else.
 */
public record SignedIn(long accountId, String email, String name, AccountRole role) implements AuthenticatedPrincipal, Serializable {

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

    /** @throws AccessDeniedException for a reporter */
    public void mustPublish() {
        if (!publishes()) {
            throw new AccessDeniedException("Reporters save drafts of their own; an editor publishes.");
        }
    }

    /**
     * For a thing that stays a draft.
     *
     * @throws AccessDeniedException for a reporter, unless it is a draft and theirs
     */
    public void mustPublishUnless(boolean draft, long createdBy) {
        if (!draft || createdBy != accountId) {
            mustPublish();
        }
    }

    List<GrantedAuthority> authorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
