package dateline.account.key;

import org.springframework.security.access.AccessDeniedException;

/** Thrown when a key lacks the scope that a request needs: 403 with a message that names the scope. */
public class MissingScope extends AccessDeniedException {

    MissingScope(KeyScope scope) {
        super("This key lacks the scope \"" + scope.word() + "\": use a key that has it.");
    }
}
