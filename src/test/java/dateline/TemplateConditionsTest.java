package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Templates test booleans and comparisons alone. Thymeleaf takes the words "false", "no" and "off" for false, so a condition that is a text
 * hides a headline that reads "No".
 */
class TemplateConditionsTest {

    private static final Path TEMPLATES = Path.of("templates");
    private static final Set<String> CONDITIONS = Set.of(
            "th:if",
            "th:unless",
            "th:checked",
            "th:selected",
            "th:open",
            "th:disabled",
            "th:readonly",
            "th:required",
            "th:autofocus",
            "th:hidden",
            "th:multiple");
    /** Booleans that templates are given by their name alone, or whose names are texts elsewhere. */
    private static final Set<String> VARIABLES = Set.of(
            "home",
            "own",
            "up",
            "first",
            "pinned",
            "silent",
            "out",
            "refused",
            "mayFocus",
            "everybodys",
            "all",
            "query.key",
            "query.photo");

    private static final Pattern COMPARISON = Pattern.compile("[=!<>]=|[<>]|\\b(?:eq|ne|neq|lt|gt|le|ge)\\b");
    private static final Pattern QUESTION = Pattern.compile("\\$\\{[^}]*}\\s*(?=\\?[^:])");
    private static final Pattern CALL =
            Pattern.compile("(?:isEmpty|contains|startsWith|endsWith|isAfter|isBefore|is|holds|has)\\(.*\\)$");
    private static final Set<String> BOOLEANS = booleans();

    @Test
    void testNoText() throws IOException {
        List<String> found = new ArrayList<>();
        int tested = 0;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                List<String> conditions = conditions(Files.readString(file));
                tested += conditions.size();
                conditions.stream()
                        .filter(TemplateConditionsTest::mayBeText)
                        .forEach(condition -> found.add(TEMPLATES.relativize(file) + ": " + condition));
            }
        }
        assertThat(tested).isGreaterThan(300);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            delimiter = ';',
            value = {
                "<p th:if=\"${entry.headline}\">; entry.headline",
                "<p th:unless=\"${entry.headline}\">; entry.headline",
                "<p th:if=\"${entry.headline != null}\">;",
                "<p th:if=\"${entry.headline != null and entry.reason}\">; entry.reason",
                "<p th:text=\"${entry.headline} ? 'a' : 'b'\">; entry.headline",
                "<p th:text=\"${one.text ? 'a' : 'b'}\">; one.text",
                "<p th:text=\"${entry.headline ?: 'b'}\">;",
                "<p th:if=\"${name}\">; name",
                "<p th:checked=\"${form.name}\">; form.name",
                "<p th:if=\"${entry.keyEvent and !entry.retracted}\">;",
                "<p th:if=\"${!#strings.isEmpty(site.tagline)}\">;"
            })
    void seesATextThatIsTested(String template, String text) {
        assertThat(conditions(template).stream()
                        .filter(TemplateConditionsTest::mayBeText)
                        .toList())
                .isEqualTo(text == null ? List.of() : List.of(text));
    }

    /** What the template asks whether it is so, each term of an "and" or an "or" by itself. */
    private static List<String> conditions(String template) {
        List<String> found = new ArrayList<>();
        for (Element element :
                Jsoup.parse(template, "", org.jsoup.parser.Parser.xmlParser()).getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (CONDITIONS.contains(attribute.getKey())) {
                    found.addAll(terms(attribute.getValue()));
                } else if (attribute.getKey().startsWith("th:")) {
                    found.addAll(asked(attribute.getValue()));
                }
            }
        }
        return found;
    }

    /** The conditions of "condition ? this : that", inside an expression and around one. */
    private static List<String> asked(String value) {
        List<String> found = new ArrayList<>();
        Matcher around = QUESTION.matcher(value);
        while (around.find()) {
            found.addAll(terms(around.group().strip()));
        }
        String bare = value.replaceAll("'[^']*'", "''");
        for (int at = bare.indexOf('?'); at >= 0; at = bare.indexOf('?', at + 1)) {
            boolean safe = bare.startsWith("?:", at) || bare.startsWith("?.", at);
            String before = bare.substring(0, at).stripTrailing();
            if (!safe && !before.endsWith("}")) {
                found.addAll(terms(condition(before)));
            }
        }
        return found;
    }

    /** The end of an expression, from where its condition begins. */
    private static String condition(String before) {
        int depth = 0;
        for (int at = before.length() - 1; at >= 0; at--) {
            char c = before.charAt(at);
            depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
            if (depth < 0
                    || depth == 0 && (c == '{' || c == ':' || c == ',' || c == '?' && before.charAt(at + 1) != '.')) {
                return before.substring(at + 1);
            }
        }
        return before;
    }

    private static List<String> terms(String condition) {
        String inner = condition.strip();
        inner = inner.startsWith("${") && inner.endsWith("}") ? inner.substring(2, inner.length() - 1) : inner;
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (Matcher word = Pattern.compile("[(\\[]|[)\\]]|\\b(?:and|or)\\b").matcher(inner); word.find(); ) {
            String found = word.group();
            depth += found.matches("[(\\[]") ? 1 : found.matches("[)\\]]") ? -1 : 0;
            if (depth == 0 && found.length() > 1) {
                terms.add(inner.substring(start, word.start()));
                start = word.end();
            }
        }
        terms.add(inner.substring(start));
        return terms.stream()
                .map(term -> term.strip().replaceFirst("^(?:!|not )\\s*", ""))
                .flatMap(term -> term.startsWith("(") && term.endsWith(")")
                        ? terms(term.substring(1, term.length() - 1)).stream()
                        : Stream.of(term))
                .toList();
    }

    private static boolean mayBeText(String term) {
        if (COMPARISON.matcher(term.replaceAll("'[^']*'", "''")).find()
                || CALL.matcher(term).find()
                || VARIABLES.contains(term)) {
            return false;
        }
        Matcher name = Pattern.compile("[.?](\\w+)(?:\\([^)]*\\))?$").matcher(term);
        return !name.find() || !BOOLEANS.contains(name.group(1));
    }

    /** What our classes say by a boolean, and none of them by a text. */
    private static Set<String> booleans() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dateline");
        Set<JavaMethod> all = ours.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getParameters().isEmpty())
                .collect(Collectors.toSet());
        Set<String> said = new TreeSet<>(Set.of("last", "first"));
        all.stream()
                .filter(method -> method.getRawReturnType().isEquivalentTo(boolean.class))
                .forEach(method -> {
                    said.add(method.getName());
                    Matcher is = Pattern.compile("(?:is|get)([A-Z])(\\w*)").matcher(method.getName());
                    if (is.matches()) {
                        said.add(is.group(1).toLowerCase(Locale.ROOT) + is.group(2));
                    }
                });
        all.stream()
                .filter(method -> !method.getRawReturnType().isPrimitive())
                .filter(method -> method.getRawReturnType().isEquivalentTo(String.class)
                        || method.getRawReturnType().isEquivalentTo(Object.class))
                .filter(
                        method -> method.getOwner()
                                .getPackageName()
                                .matches(
                                        "dateline\\.(publishing\\.view|publishing\\.template|newsroom(\\..*)?|reader(\\..*)?|syndication\\.feed)"))
                .forEach(method -> said.remove(method.getName()));
        return said;
    }
}
