package dateline.publishing.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Joins the readers' style sheets into one file, and the modules of each kind of page into one script, to save
 * requests. The order is given in {@code reader.css.list}, in {@code reader.js.list} for stories and in
 * {@code front.js.list} for fronts.
 *
 * <p>Each module becomes a block. Its exports are shared by name with the modules below it in the list. A module may
 * import by name from modules above it. It may export functions, classes and constants where it declares them. Comments
 * and indentation are removed.
 */
final class ScriptBundle {

    static final String FOLDER = "static/reader/";
    /** Scripts that are joined from the modules in the list of the same name. */
    static final List<String> SCRIPTS = List.of("reader.js", "front.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (\\{[^}]*}) from \"\\./[\\w-]+\\.js\";$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ((?:async )?function|class|const) (\\w+)");

    private static final Pattern STYLE_REMARK = Pattern.compile("(?m)^ */\\*[^*]*\\*/\\n");
    private static final Pattern REMARK =
            Pattern.compile("(?m)^ *(//.*|/\\*\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/)\n|^ +|^\n");

    private ScriptBundle() {}

    static String styles() throws IOException {
        return REMARK.matcher(STYLE_REMARK
                        .matcher(String.join("\n", files("reader.css.list")))
                        .replaceAll(""))
                .replaceAll("");
    }

    /** @param name one of {@link #SCRIPTS} */
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

    /** Whether a file is part of a joined script. Other files are served on their own. */
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
