package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No template has a word of its own: each comes out of a bundle, or out of what editors wrote. */
class TemplateWordsTest {

    private static final Path TEMPLATES = Path.of("templates");
    /** Attributes that somebody sees or hears. */
    private static final Set<String> SPOKEN =
            Set.of("title", "aria-label", "placeholder", "alt", "label", "data-label", "data-placeholder");
    /** Names, the same in every language. */
    private static final Set<String> NAMES = Set.of("Dateline", "RSS", "OPML", "https://");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");

    @Test
    void haveNoWordsOfTheirOwn() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                words(Files.readString(file)).forEach(word -> found.add(TEMPLATES.relativize(file) + ": " + word));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void leaveNoneToTheStyleSheets() throws IOException {
        Pattern content = Pattern.compile("content:(?:[^;}\"]|\"[^\"\\p{L}]*\")*\"[^\"]*\\p{L}{2}");
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/static"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".css")).toList()) {
                assertThat(content.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            delimiter = ';',
            value = {
                "<p>Loose</p>; Loose",
                "<p th:text=\"#{a.b}\">Sample</p>;",
                "<p><b th:text=\"#{a.b}\">Sample</b> loose</p>; loose",
                "<i aria-label=Loose></i>; Loose",
                "<i th:aria-label=\"|Loose ${x}|\"></i>; |Loose ${x}|",
                "<i th:title=\"#{a(${x})}\"></i>;",
                "<p th:text=\"${x == 'draft' ? 'Loose' : y}\"></p>; Loose",
                "<p th:text=\"#{${x == 'draft' ? 'a.b' : 'a.c'}}\"></p>;",
                "<p th:replace=\"~{f :: line('a', 'Loose')}\"></p>; Loose",
                "<p><kbd>Ctrl</kbd></p>;"
            })
    void areFoundOut(String template, String loose) {
        assertThat(words(template)).isEqualTo(loose == null ? List.of() : List.of(loose));
    }

    private static List<String> words(String template) {
        List<String> found = new ArrayList<>();
        for (Element element : Jsoup.parse(template).getAllElements()) {
            if (Set.of("script", "style", "kbd").contains(element.normalName())) {
                continue;
            }
            element.attributes().forEach(attribute -> check(element, attribute, found));
            boolean filled = element.parents().stream().anyMatch(TemplateWordsTest::isFilled) || isFilled(element);
            element.textNodes().stream()
                    .map(TextNode::text)
                    .map(String::strip)
                    .filter(text -> !filled && isWord(text))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isFilled(Element element) {
        return Stream.of("th:text", "th:utext", "th:replace", "th:insert").anyMatch(element::hasAttr)
                && !element.normalName().equals("html");
    }

    private static void check(Element element, Attribute attribute, List<String> found) {
        String name = attribute.getKey();
        String value = attribute.getValue();
        String plain = name.replaceFirst("^th:", "");
        if (SPOKEN.contains(name) && !element.hasAttr("th:" + name) && isWord(value)) {
            found.add(value);
        } else if (name.startsWith("th:")
                && (SPOKEN.contains(plain) || Set.of("text", "utext").contains(plain))) {
            String left = without(value, "#{");
            String said = without(left, "${");
            if (said.contains("|") && isWord(said)) {
                found.add(value);
            } else {
                literals(left.replaceAll("(==|!=) *'[^']*'|\\('[^']*'\\)|\\['[^']*']", ""))
                        .filter(literal -> !literal.startsWith("."))
                        .filter(TemplateWordsTest::isWord)
                        .forEach(found::add);
            }
        } else if (name.equals("th:replace") || name.equals("th:insert")) {
            literals(without(value, "#{"))
                    .filter(literal -> literal.matches("\\p{Lu}.*"))
                    .forEach(found::add);
        }
    }

    private static Stream<String> literals(String expression) {
        return LITERAL.matcher(expression).results().map(literal -> literal.group(1));
    }

    /** The expression without those parts of it, however deep they are nested. */
    private static String without(String expression, String start) {
        StringBuilder left = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            if (depth == 0 && expression.startsWith(start, i)) {
                depth = 1;
                i += start.length() - 1;
            } else if (depth > 0) {
                depth += expression.charAt(i) == '{' ? 1 : expression.charAt(i) == '}' ? -1 : 0;
            } else {
                left.append(expression.charAt(i));
            }
        }
        return left.toString();
    }

    private static boolean isWord(String text) {
        return WORD.matcher(text).find() && !NAMES.contains(text);
    }
}
