package dateline.account.key;

import dateline.account.AccountRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an API key may do, within the rights of its account. */
public enum KeyScope {
    /** Read everything that the account may read. */
    READ,
    /** Write drafts, and file photos. */
    WRITE,
    /** Publish and schedule, and change or retract what is published. Includes {@link #WRITE}. */
    PUBLISH,
    /** Read the metrics of a node, and nothing else. */
    METRICS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a scope by its word, such as {@code publish}. */
    static Optional<KeyScope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** Returns the scopes that keys of an account of the role may have. */
    public static Set<KeyScope> of(AccountRole role) {
        return switch (role) {
            case REPORTER -> EnumSet.of(READ, WRITE);
            case EDITOR -> EnumSet.of(READ, WRITE, PUBLISH);
            case ADMINISTRATOR -> EnumSet.allOf(KeyScope.class);
        };
    }
}
