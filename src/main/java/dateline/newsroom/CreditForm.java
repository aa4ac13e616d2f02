package dateline.newsroom;

import dateline.contributor.CreditContent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A credit as a form has it; {@code people} are names with commas between them. */
public record CreditForm(
        @Nullable String role,
        @Nullable String people,
        @Nullable String agency,
        @Nullable String title,
        @Nullable String place) {

    // More than a credit may name, so that it is refused for that, and few enough to be taken apart.
    private static final int MOST_NAMES = 200;

    public static CreditForm of(CreditContent credit) {
        return new CreditForm(
                credit.role(),
                String.join(", ", credit.people().stream().map(String::valueOf).toList()),
                credit.agency(),
                credit.title(),
                credit.place());
    }

    /** The rows somebody filled in. */
    public static List<CreditForm> filled(@Nullable List<CreditForm> rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(Objects::nonNull)
                        .filter(row -> !row.isBlank())
                        .toList();
    }

    public CreditContent content() {
        List<String> names = people == null
                ? List.of()
                : Arrays.stream(people.split("[,;]", MOST_NAMES))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return new CreditContent(
                role == null ? "author" : role,
                List.copyOf(names),
                unlessBlank(agency),
                unlessBlank(title),
                unlessBlank(place));
    }

    /** What forms call a field of credits that the desks name otherwise. */
    public static String field(String name) {
        return name.replaceFirst("(credits\\[\\d+])(\\.people\\[\\d+])?$", "$1.people");
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private boolean isBlank() {
        return Stream.of(people, agency, title, place).allMatch(text -> text == null || text.isBlank());
    }
}
