package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of readers' pages and of the newsroom, read as text: both are written in the same style. */
class ScriptsTest {

    private static final Path STATIC = Path.of("src/main/resources/static");

    /** A comment or a regular expression, a string, or a character that begins or ends a template or a block. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?x) //.* | /\\*(?s:.*?)\\*/
            | (?<=[(,=:\\[!&|?{};>]\\s{0,2}|return\\s)/(?:[^/\\\\\\n\\[]|\\\\.|\\[(?:[^]\\\\\\n]|\\\\.)*])+/
            | (?<string> "(?:[^"\\\\\\n]|\\\\.)*" | '(?:[^'\\\\\\n]|\\\\.)*')
            | (?<mark> [`{}])""");
    /** The text of a template, up to its end or to an expression in it. */
    private static final Pattern TEMPLATE_TEXT = Pattern.compile("(?:[^`\\\\$]|\\\\.|\\$(?!\\{))*(`|\\$\\{)");

    private static final Pattern INDENT = Pattern.compile("(?:  )*(?: \\*.*|[^ \\t].*)?");
    private static final Pattern UNWANTED =
            Pattern.compile("\\bvar\\s|\\.on[a-z]+ = |\\bwindow\\.addEventListener|\\bexport (?:default|\\{)");

    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void quotesStringsTwiceUnlessTheyContainADoubleQuote(String front) {
        scripts(front)
                .forEach((name, script) -> assertThat(strings(script))
                        .as(name)
                        .allMatch(string -> string.startsWith("\"") || string.contains("\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void indentsByTwoSpaces(String front) {
        scripts(front)
                .forEach((name, script) -> assertThat(script.lines())
                        .as(name)
                        .allMatch(line -> INDENT.matcher(line).matches())
                        .noneMatch(line -> line.endsWith(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void endsStatementsWithASemicolon(String front) {
        scripts(front)
                .forEach((name, script) ->
                        assertThat(openStatements(script)).as(name).isEmpty());
    }

    /** Variables are {@code const} or {@code let}, listeners are added, and exports have names. */
    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void saysTheSameThingInOneWay(String front) {
        scripts(front)
                .forEach((name, script) -> assertThat(
                                UNWANTED.matcher(script).results().map(found -> found.group()))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void findsStringsAmongCommentsTemplatesAndRegularExpressions() {
        String script = """
            // The reader's own.
            const parts = text.split(/["'`/]/).map(part => part.replace(/'/g, "a"));
            /** An editor's "b". */
            const line = `it's ${parts.length ? `${say('c', { at: "d" })}'s` : 'e'} "x"`;
            const half = parts.length / 2 + 'f"'.length / 3;
            """;
        assertThat(strings(script)).containsExactly("\"a\"", "'c'", "\"d\"", "'e'", "'f\"'");
    }

    @Test
    void findsStatementsWithoutASemicolon() {
        assertThat(openStatements("const a = 1\nconst b = a\n  + 1;\nrun(a)\n\nif (b) {\n  stop()\n}\n"))
                .containsExactly("const a = 1", "run(a)", "stop()");
    }

    private static List<String> strings(String script) {
        List<String> strings = new ArrayList<>();
        Deque<Integer> templates = new ArrayDeque<>();
        int depth = 0;
        int at = 0;
        Matcher token = TOKEN.matcher(script);
        while (token.find(at)) {
            at = token.end();
            if (token.group("string") != null) {
                strings.add(token.group("string"));
            } else if (token.group("mark") != null) {
                boolean goesOn =
                        token.group("mark").equals("}") && !templates.isEmpty() && templates.getFirst() == depth;
                if (goesOn) {
                    templates.pop();
                }
                if (goesOn || token.group("mark").equals("`")) {
                    Matcher text = TEMPLATE_TEXT.matcher(script).region(at, script.length());
                    assertThat(text.lookingAt()).as("end of a template").isTrue();
                    at = text.end();
                    if (text.group(1).equals("${")) {
                        templates.push(depth);
                    }
                } else {
                    depth += token.group("mark").equals("{") ? 1 : -1;
                }
            }
        }
        return strings;
    }

    /** The last lines of statements that the next line neither continues nor ends. */
    private static List<String> openStatements(String script) {
        List<String> open = new ArrayList<>();
        List<String> lines = script.lines()
                .filter(line -> !line.matches("\\s*(?://.*|/?\\*.*)?"))
                .toList();
        for (int at = 0; at + 1 < lines.size(); at++) {
            String line = lines.get(at);
            String next = lines.get(at + 1);
            boolean isClosed = indent(next) < indent(line) && next.strip().startsWith("}");
            if (line.matches(".*[\\w\"'`)\\]]")
                    && indent(next) <= indent(line)
                    && (isClosed || !next.strip().matches("[-+*/&|?:.)\\]}].*"))) {
                open.add(line.strip());
            }
        }
        return open;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Map<String, String> scripts(String front) {
        Map<String, String> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.list(STATIC.resolve(front))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                scripts.put(front + "/" + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(scripts).containsKey(front + "/words.js");
        return scripts;
    }
}
