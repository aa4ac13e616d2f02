package dateline.newsroom.form;

import dateline.contributor.CreditContent;
import dateline.platform.text.InputText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A credit as a form submits it. {@code people} holds names separated by commas, semicolons or "and". */
public record CreditForm(
        @Nullable String role,
        @Nullable String people,
        @Nullable String agency,
        @Nullable String title,
        @Nullable String place) {

    // Bounds the work of splitting a submitted text. Higher than the number of people a credit may name, so that a list
    // that is too long is still refused by validation.
    private static final int MOST_NAMES = 200;

    private static final Pattern AND = Pattern.compile(" (?:and|&|und|et|y|e) ");

    private static final int LONGEST_LIST = 1000;

    public static CreditForm of(CreditContent credit) {
        return new CreditForm(
                credit.role(),
                String.join(", ", credit.people().stream().map(String::valueOf).toList()),
                credit.agency(),
                credit.title(),
                credit.place());
    }

    /** Returns the rows that have at least one field filled in. */
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
                        .flatMap(part -> parted(part.strip()))
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

    /** Parts names at a word for "and" when each has two words: Ortega y Gasset is one name. */
    private static Stream<String> parted(String names) {
        String[] parts = names.length() > LONGEST_LIST ? new String[] {names} : AND.split(names);
        return parts.length > 1
                        && Arrays.stream(parts).allMatch(part -> part.strip().contains(" "))
                ? Arrays.stream(parts)
                : Stream.of(names);
    }

    /** Maps a field name used by validation to the form's name for it, where the two differ. */
    public static String field(String name) {
        return name.replaceFirst("(credits\\[\\d+])(\\.people\\[\\d+])?$", "$1.people");
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || InputText.isBlank(text) ? null : text;
    }

    private boolean isBlank() {
        return Stream.of(people, agency, title, place).allMatch(text -> text == null || InputText.isBlank(text));
    }
}
