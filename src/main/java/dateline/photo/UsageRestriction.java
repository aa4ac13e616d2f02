package dateline.photo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Restriction that the special instructions or usage terms of a photo state, found by its usual words. Agencies write
 * them as plain text: {@code MANDATORY KILL}, {@code EMBARGOED UNTIL 18:00}, {@code NO SALES}. A word counts as a whole
 * word in upper or lower case, and not where it is denied or lifted: {@code embargo lifted}, {@code no embargo}.
 */
public enum UsageRestriction {
    /** The agency withdrew the photo, or does not allow any publication. */
    KILL(
            true,
            "kill(?:ed)?",
            "withhold|withheld|withdrawn",
            "not for (?:publication|release)",
            "no publication",
            "do not (?:publish|use|release)(?= *(?:[.!;:,]|$|th(?:is|e|ese) (?:photo|picture|image)))",
            "no publicar",
            "prohibida su publicaci[oó]n"),
    /** The photo may be used from a certain time on. */
    EMBARGO(true, "(?<!sin )embargo(?:ed|es)?", "embargad[oa]s?", "hold for release", "sperrfrist"),
    /** The photo may not be sold on. */
    NO_SALES(false, "no (?:re)?sales?", "not for (?:re)?sale");

    private final boolean stops;
    private final Pattern words;

    UsageRestriction(boolean stops, String... words) {
        this.stops = stops;
        String any = Arrays.stream(words).collect(Collectors.joining("|"));
        this.words = Pattern.compile(
                Around.DENIED + "(?<![\\p{L}\\p{N}_-])(?:" + any + ")(?![\\p{L}\\p{N}_])(?!" + Around.LIFTED + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Finds the strictest restriction that one of the texts states. */
    static Optional<UsageRestriction> in(@Nullable String... texts) {
        String all = Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(text -> text.replaceAll("[\\s\\u00a0]+", " "))
                .collect(Collectors.joining("\n"));
        return Arrays.stream(values())
                .filter(restriction -> restriction.words.matcher(all).find())
                .findFirst();
    }

    /** Whether the photo must not be published until someone says why it may be. */
    public boolean stopsPublication() {
        return stops;
    }

    /** Returns the restriction's word in the API and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Phrases around a restriction. An enum's own constants are not there yet when its values are made. */
    private static final class Around {

        /** What follows a restriction that no longer holds. */
        static final String LIFTED = "(?: *:? *(?:(?:is|was|has been|have been|now) )?"
                + "(?:lifted|expired|over|ended|cancell?ed|rescinded|revoked|eliminated|removed|levantado|vencido)"
                + "| *: *(?:none|nil|no)|[ -]free| fee)\\b";
        /** Words before a restriction that say that there is none. */
        static final String DENIED = Stream.of(
                        "no",
                        "not",
                        "not under",
                        "no longer",
                        "no longer under",
                        "without",
                        "never",
                        "free of",
                        "lifted the",
                        "lifted")
                .map(word -> "(?<!\\b" + word + " )")
                .collect(Collectors.joining());

        private Around() {}
    }
}
