package dateline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** README.md as its readers see it, for a test to hold it to the code. */
record Readme(String text) {

    static Readme open() throws IOException {
        return new Readme(Files.readString(Path.of("README.md")).replaceAll("(?s)<!--.*?-->", ""));
    }

    /** The rows of the table whose head begins so: what stands in the first cell, without its marks, and the other cells. */
    Map<String, List<String>> table(String head) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        var lines = text.lines()
                .dropWhile(line -> !line.startsWith("| " + head + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"));
        lines.forEach(line -> {
            List<String> cells = Arrays.stream(line.substring(1).split("\\|"))
                    .map(String::strip)
                    .toList();
            rows.put(
                    plain(cells.getFirst()),
                    cells.subList(1, cells.size()).stream().map(Readme::plain).toList());
        });
        return rows;
    }

    private static String plain(String cell) {
        return cell.matches("`[^`]*`") ? cell.substring(1, cell.length() - 1) : cell;
    }

    /** Every line that is to be typed into a shell. */
    List<String> commands() {
        return find("(?ms)^```sh\n(.*?)^```")
                .flatMap(block -> block.group(1).lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** What stands between marks in running text and tables, and what links lead to. */
    List<String> mentions() {
        return Stream.concat(
                        new Readme(text.replaceAll("(?ms)^```.*?^```", "")).find("`([^`\n]+)`"),
                        find("\\]\\(([^)]+)\\)"))
                .map(found -> found.group(1))
                .toList();
    }

    private Stream<MatchResult> find(String pattern) {
        return Pattern.compile(pattern).matcher(text).results();
    }
}
