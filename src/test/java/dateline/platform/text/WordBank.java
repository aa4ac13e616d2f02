package dateline.platform.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Words, names, tags and texts with the right outcome of each, from the test resources. */
public final class WordBank {

    /** Text as it comes in, and what becomes of it; kind is name, line or lines. */
    public record Input(String kind, String given, String becomes) {}

    /** A text, the queries that find it, and those that do not. */
    public record Search(String text, List<String> by, List<String> not) {
        public Search {
            not = Objects.requireNonNullElse(not, List.of());
        }
    }

    /** Groups of spellings of the same thing, and spellings that are all of different things. */
    public record Names(List<List<String>> same, List<String> different) {}

    /** Like names; and the slugs of some tags. */
    public record Tags(List<List<String>> same, List<String> different, Map<String, String> slugs) {}

    /** A text, and its start of at most so many characters. */
    public record Excerpt(String text, int length, String is) {}

    /** Language tags by direction. */
    public record Directions(List<String> rtl, List<String> ltr) {}

    private WordBank() {}

    public static List<Input> input() {
        return read("input", new TypeReference<>() {});
    }

    public static List<Search> search() {
        return read("search", new TypeReference<>() {});
    }

    public static Names names() {
        return read("names", new TypeReference<>() {});
    }

    public static Tags tags() {
        return read("tags", new TypeReference<>() {});
    }

    public static Map<String, String> slugs() {
        return read("slugs", new TypeReference<>() {});
    }

    public static List<Excerpt> excerpts() {
        return read("excerpts", new TypeReference<>() {});
    }

    public static Directions directions() {
        return read("directions", new TypeReference<>() {});
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (InputStream bank = WordBank.class.getResourceAsStream("/words/" + name + ".json")) {
            return new JsonMapper().readValue(Objects.requireNonNull(bank), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
