package dateline.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The reader's style sheets in one, and the modules of a kind of page in one: a page of news should not have to ask twenty times. The order
 * stands in {@code reader.css.list}, in {@code reader.js.list} for stories and in {@code front.js.list} for fronts. A module becomes a block of
 * its own; what it exports is shared under its name with those below it in the list. Remarks and indentation stay behind. A module may import
 * by name from modules above it, and export functions, classes and constants where it declares them.
 */
final class Joined {

    static final String FOLDER = "static/reader/";
    /** Each a script joined of the modules that its list names. */
    static final List<String> SCRIPTS = List.of("reader.js", "front.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (\\{[^}]*}) from '\\./[\\w-]+\\.js';$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ((?:async )?function|class|const) (\\w+)");

    private static final Pattern STYLE_REMARK = Pattern.compile("(?m)^ */\\*[^*]*\\*/\\n");
    private static final Pattern REMARK = Pattern.compile("(?m)^ *(//.*|/\\*\\*.*\\*/)\n|^ +|^\n");

    private Joined() {}

    static String styles() throws IOException {
        return REMARK.matcher(STYLE_REMARK
                        .matcher(String.join("\n", files("reader.css.list")))
                        .replaceAll(""))
                .replaceAll("");
    }

    /** One of {@link #SCRIPTS}. */
    static String script(String name) throws IOException {
        StringBuilder joined = new StringBuilder("const shared = {};\n");
        for (String module : files(name + ".list")) {
            List<String> names = EXPORT.matcher(module)
                    .results()
                    .map((MatchResult found) -> found.group(2))
                    .toList();
            String body = EXPORT.matcher(IMPORT.matcher(module).replaceAll("const $1 = shared;"))
                    .replaceAll("$1 $2");
            joined.append("{\n").append(body);
            if (!names.isEmpty()) {
                joined.append("Object.assign(shared, { ")
                        .append(String.join(", ", names))
                        .append(" });\n");
            }
            joined.append("}\n");
        }
        return REMARK.matcher(joined).replaceAll("");
    }

    /** Whether a script is part of a joined one; another page may load one of its own. */
    static boolean isPart(String script) throws IOException {
        for (String name : SCRIPTS) {
            if (text(name + ".list").lines().map(String::strip).anyMatch(script::equals)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> files(String list) throws IOException {
        List<String> files = new ArrayList<>();
        for (String name : text(list)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            files.add(text(name));
        }
        return files;
    }

    private static String text(String name) throws IOException {
        return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
