package dateline.account.key;

import dateline.account.AccountRole;
import dateline.platform.error.Checks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is asked for.
 *
 * @param name    purpose of the key, for those who review the keys later
 * @param scopes  words of scopes; null for all those of the account's role
 * @param expires day (until its end, in UTC) or time with an offset, ISO 8601; null for a year
 */
public record KeyContent(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable String expires) {

    static final Duration LIFE = Duration.ofDays(365);
    private static final int LONGEST_NAME = 100;
    private static final int LATEST_YEAR = 9999;

    public static KeyContent of(@Nullable String name) {
        return new KeyContent(name, null, null);
    }

    /** The checked content. */
    record Checked(String name, Set<KeyScope> scopes, Instant expires) {}

    /** @throws dateline.platform.error.InvalidInput when a field is invalid */
    Checked checked(AccountRole role, Instant now) {
        Checks checks = new Checks();
        Checked checked =
                new Checked(checks.required("name", name, LONGEST_NAME), scopes(role, checks), expires(now, checks));
        checks.settle();
        return checked;
    }

    private Set<KeyScope> scopes(AccountRole role, Checks checks) {
        Set<KeyScope> possible = KeyScope.of(role);
        if (scopes == null) {
            return possible;
        }
        Set<KeyScope> chosen = EnumSet.noneOf(KeyScope.class);
        scopes.stream()
                .limit(KeyScope.values().length + 1L)
                .forEach(word -> KeyScope.of(word).ifPresent(chosen::add));
        boolean known = scopes.size() <= KeyScope.values().length
                && scopes.stream().allMatch(word -> KeyScope.of(word).isPresent());
        if (chosen.isEmpty() || !known || !possible.containsAll(chosen)) {
            checks.fault(
                    "scopes", "scopes", possible.stream().map(KeyScope::word).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private Instant expires(Instant now, Checks checks) {
        if (expires == null || expires.isBlank()) {
            return now.plus(LIFE);
        }
        try {
            String text = expires.length() > 40 ? "" : expires.strip();
            OffsetDateTime end = text.length() == 10
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
            if (end.getYear() <= LATEST_YEAR && end.toInstant().isAfter(now)) {
                return end.toInstant();
            }
        } catch (DateTimeException e) {
            // The fault says what is expected.
        }
        checks.fault("expires", "expires");
        return now;
    }
}
