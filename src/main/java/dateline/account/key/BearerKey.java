package dateline.account.key;

import dateline.account.SignedIn;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * API key of the current request: the details of its authentication.
 *
 * @param id     id of the key, which is no secret
 * @param scopes scopes of the key that the account's role still has
 * @param by     account for which the key acts
 */
public record BearerKey(long id, Set<KeyScope> scopes, SignedIn by) {

    boolean has(KeyScope scope) {
        return scopes.contains(scope) || scope == KeyScope.WRITE && scopes.contains(KeyScope.PUBLISH);
    }

    /** @throws MissingScope when the key lacks the scope */
    void require(KeyScope scope) {
        if (!has(scope)) {
            throw new MissingScope(scope);
        }
    }

    /**
     * Requires a scope of the current request's key. Does nothing for requests without a key, and outside requests.
     *
     * @throws MissingScope when the key lacks the scope
     */
    public static void mustHave(KeyScope scope) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getDetails() instanceof BearerKey key) {
            key.require(scope);
        }
    }
}
