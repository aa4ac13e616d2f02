package dateline.contributor;

import dateline.platform.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Formats credits in the same way for pages, feeds and the newsroom. */
public final class CreditLine {

    private static final Set<String> PREPOSITIONS = Set.of(
            "aboard", "above", "across", "along", "at", "behind", "beside", "between", "by", "from", "in", "inside",
            "near", "off", "on", "outside", "over", "under");

    private CreditLine() {}

    /**
     * Formats a credit in English:
     * <ul>
     * <li>author: {@code — Cara Anna/Associated Press}
     * <li>contributor: {@code —Associated Press writers Edith M. Lederer and Cara Anna at the United Nations contributed
     *     to this report.}
     * <li>photographer: {@code ROBYN BECK/AFP/Getty Images}
     * <li>editor: {@code — Edited by Cara Anna/Associated Press}; translator likewise
     * </ul>
     */
    public static String of(
            Role role, List<String> people, @Nullable String agency, @Nullable String title, @Nullable String place) {
        return switch (role) {
            case AUTHOR -> "— " + named(people, agency, title, place);
            case CONTRIBUTOR -> "—" + contribution(people, agency, title, place) + " contributed to this report.";
            case PHOTOGRAPHER -> photographer(people, agency);
            case EDITOR -> "— Edited by " + named(people, agency, title, place);
            case TRANSLATOR -> "— Translated by " + named(people, agency, title, place);
        };
    }

    /**
     * Formats a credit in a language: {@code — Traducción: Cara Anna/Associated Press}. English and photographers are
     * formatted as above.
     */
    static String of(
            Words words,
            Role role,
            List<String> people,
            @Nullable String agency,
            @Nullable String title,
            @Nullable String place) {
        if (words.isEnglish() || role == Role.PHOTOGRAPHER) {
            return of(role, people, agency, title, place);
        }
        String names = people.isEmpty() ? "" : joined(", ", words.names(people), title);
        String who = joined(" ", joined("/", names, agency), place == null ? null : words.say("credit.from", place));
        return words.say("credit." + role.word(), who, people.size());
    }

    /**
     * Divides credits into those that one line says: contributors of an agency who work in several places are one
     * sentence.
     */
    public static List<List<CreditContent>> lines(List<CreditContent> credits) {
        List<List<CreditContent>> lines = new ArrayList<>();
        for (CreditContent credit : credits) {
            if (!lines.isEmpty() && continues(lines.getLast().getLast(), credit)) {
                lines.getLast().add(credit);
            } else {
                lines.add(new ArrayList<>(List.of(credit)));
            }
        }
        return lines;
    }

    /** The names before a place are all in that place, so only the last ones of a sentence may have none. */
    private static boolean continues(CreditContent before, CreditContent credit) {
        String contributor = Role.CONTRIBUTOR.word();
        return contributor.equals(before.role())
                && contributor.equals(credit.role())
                && before.place() != null
                && !before.people().isEmpty()
                && !credit.people().isEmpty()
                && Objects.equals(before.agency(), credit.agency())
                && Objects.equals(before.title(), credit.title());
    }

    /**
     * Formats credits that one line says, in a language: {@code —Associated Press writers John Smith in Paris and Jane
     * Doe at the United Nations contributed to this report.}
     *
     * @param credits an element of {@link #lines}
     */
    public static String of(Words words, List<CreditContent> credits) {
        CreditContent first = credits.getFirst();
        if (credits.size() == 1) {
            return first.line(words);
        }
        int people = credits.stream().mapToInt(credit -> credit.people().size()).sum();
        List<String> placed = credits.stream()
                .map(credit -> joined(
                        " ",
                        words.isEnglish() ? names(names(credit)) : words.names(names(credit)),
                        words.isEnglish() || credit.place() == null
                                ? from(credit.place())
                                : words.say("credit.from", credit.place())))
                .toList();
        if (words.isEnglish()) {
            String who = joined(" ", first.agency(), plural(titled(first.title(), first.agency())), names(placed));
            return "—" + who + " contributed to this report.";
        }
        String names = joined(", ", words.names(placed), first.title());
        return words.say("credit.contributor", joined("/", names, first.agency()), people);
    }

    private static List<String> names(CreditContent credit) {
        return credit.people().stream().map(String::valueOf).toList();
    }

    /**
     * Formats a photographer's credit: {@code ROBYN BECK/AFP/Getty Images}; only the agency when there are no names.
     */
    public static String photographer(List<String> people, @Nullable String agency) {
        String names = String.join(" and ", people).toUpperCase(Locale.ROOT);
        return joined("/", names, agency);
    }

    /** List of names in English: "A", "A and B", "A, B and C". */
    public static String names(List<String> people) {
        int last = people.size() - 1;
        return last < 1
                ? String.join("", people)
                : String.join(", ", people.subList(0, last)) + " and " + people.get(last);
    }

    private static String named(
            List<String> people, @Nullable String agency, @Nullable String title, @Nullable String place) {
        String names = people.isEmpty() ? "" : joined(", ", names(people), title);
        return joined(" ", joined("/", names, agency), from(place));
    }

    private static String contribution(
            List<String> people, @Nullable String agency, @Nullable String title, @Nullable String place) {
        String names = names(people);
        String who = switch (people.size()) {
            case 0 -> joined(" ", agency, title);
            case 1 -> joined(" ", agency, titled(title, agency), names);
            default -> joined(" ", agency, plural(titled(title, agency)), names);
        };
        return joined(" ", who, from(place));
    }

    private static @Nullable String titled(@Nullable String title, @Nullable String agency) {
        return title == null && agency != null ? "writer" : title;
    }

    private static @Nullable String plural(@Nullable String title) {
        return title == null || title.endsWith("s") ? title : title + "s";
    }

    private static @Nullable String from(@Nullable String place) {
        if (place == null) {
            return null;
        }
        String first = place.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        return PREPOSITIONS.contains(first) ? place : (first.equals("the") ? "at " : "in ") + place;
    }

    private static String joined(String by, @Nullable String... parts) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            if (part != null && !part.isEmpty()) {
                line.append(line.isEmpty() ? "" : by).append(part);
            }
        }
        return line.toString();
    }
}
