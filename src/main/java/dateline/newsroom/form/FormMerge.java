package dateline.newsroom.form;

import dateline.platform.text.Markup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three-way merge of two editors' versions of one form, part by part. A part that only one editor changed is taken from
 * that editor. A text or list that both changed is merged within; where both changed the same place, the editor
 * chooses. "Yours" is the version just submitted, "theirs" the version saved in the meantime.
 *
 * @param merged   the merged parts, with yours wherever there is a conflict
 * @param theirs   the merged parts, with theirs wherever there is a conflict
 * @param outcomes the outcome of each part in which the two versions differ
 */
public record FormMerge(
        Map<String, @Nullable Object> merged, Map<String, @Nullable Object> theirs, Map<String, Outcome> outcomes) {

    /** The parts that are prose, merged word by word: long enough for two changes not to overlap. */
    private static final Set<String> TEXTS = Set.of("standfirst", "caption", "about", "text");

    /**
     * What the merged form contains for a part: their version (you did not change it), your version (they did not
     * change it), both sides' changes, or your version until the editor chooses.
     */
    public enum Outcome {
        THEIRS,
        YOURS,
        BOTH,
        CHOOSE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Merges two forms that were edited from the same version.
     *
     * @param base the common version; null when it is unknown, and every difference is then a conflict
     */
    public static FormMerge of(@Nullable Map<String, ?> base, Map<String, ?> theirs, Map<String, ?> yours) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        yours.forEach((part, own) -> {
            Object their = theirs.get(part);
            if (same(their, own)) {
                merged.put(part, own);
                other.put(part, own);
                return;
            }
            ThreeWay.Merged<@Nullable Object> made =
                    base == null ? outcome(their, own, true) : merge(part, base.get(part), their, own);
            merged.put(part, made.yours());
            other.put(part, made.theirs());
            outcomes.put(
                    part,
                    made.conflict()
                            ? Outcome.CHOOSE
                            : same(made.yours(), their)
                                    ? Outcome.THEIRS
                                    : same(made.yours(), own) ? Outcome.YOURS : Outcome.BOTH);
        });
        return new FormMerge(merged, other, outcomes);
    }

    @SuppressWarnings("unchecked")
    private static ThreeWay.Merged<@Nullable Object> merge(
            String part, @Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        if (same(base, yours)) {
            return outcome(theirs, theirs, false);
        }
        if (same(base, theirs) || same(theirs, yours)) {
            return outcome(yours, yours, false);
        }
        if (base instanceof String old && theirs instanceof String their && yours instanceof String own) {
            if (part.equals("body")) {
                return widened(ThreeWay.html(old, their, own));
            }
            if (part.equals("tags")) {
                ThreeWay.Merged<List<String>> tags = ThreeWay.lists(
                        tags(old),
                        tags(their),
                        tags(own),
                        (one, other, third) -> new ThreeWay.Merged<>(other, third, true));
                return new ThreeWay.Merged<>(
                        String.join(", ", tags.theirs()), String.join(", ", tags.yours()), tags.conflict());
            }
            if (TEXTS.contains(part)) {
                return widened(ThreeWay.words(plain(old), plain(their), plain(own)));
            }
        }
        if (base instanceof List<?> old
                && theirs instanceof List<?> their
                && yours instanceof List<?> own
                && !part.equals("leadFigure")) {
            return widened(ThreeWay.lists(
                    normal((List<Object>) old),
                    normal((List<Object>) their),
                    normal((List<Object>) own),
                    FormMerge::item));
        }
        return outcome(theirs, yours, true);
    }

    /**
     * Merges two versions of one row, component by component. If any component conflicts, the whole row conflicts, so
     * that rows of different items are never mixed.
     */
    private static ThreeWay.Merged<Object> item(Object base, Object theirs, Object yours) {
        if (!(base instanceof Record)) {
            return new ThreeWay.Merged<>(theirs, yours, true);
        }
        RecordComponent[] components = base.getClass().getRecordComponents();
        @Nullable Object[] withTheirs = new Object[components.length];
        @Nullable Object[] withYours = new Object[components.length];
        boolean conflict = false;
        for (int i = 0; i < components.length; i++) {
            ThreeWay.Merged<@Nullable Object> made = merge(
                    components[i].getName(),
                    value(components[i], base),
                    value(components[i], theirs),
                    value(components[i], yours));
            withTheirs[i] = made.theirs();
            withYours[i] = made.yours();
            conflict |= made.conflict();
        }
        return conflict
                ? new ThreeWay.Merged<>(theirs, yours, true)
                : new ThreeWay.Merged<>(made(base, withTheirs), made(base, withYours), false);
    }

    /** Builds the result of a part that may be null on either side. */
    @SuppressWarnings("NullAway") // NullAway ignores that a type argument may be null
    private static ThreeWay.Merged<@Nullable Object> outcome(
            @Nullable Object theirs, @Nullable Object yours, boolean conflict) {
        return new ThreeWay.Merged<>(theirs, yours, conflict);
    }

    @SuppressWarnings("unchecked")
    private static ThreeWay.Merged<@Nullable Object> widened(ThreeWay.Merged<?> made) {
        return (ThreeWay.Merged<@Nullable Object>) (ThreeWay.Merged<?>) made;
    }

    /**
     * Normalizes values for comparison: line ends, and null for empty text and unticked boxes, which browsers send in
     * different ways.
     */
    private static List<Object> normal(List<Object> rows) {
        return rows.stream().map(FormMerge::normal).map(Objects::requireNonNull).toList();
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof String text) {
            return plain(text).isEmpty() ? null : plain(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FormMerge::normal).toList();
        }
        if (value instanceof Record record) {
            return made(
                    record,
                    Arrays.stream(record.getClass().getRecordComponents())
                            .map(component -> normal(value(component, record)))
                            .toArray());
        }
        return Boolean.FALSE.equals(value) ? null : value;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(normal(one), normal(other));
    }

    private static List<String> tags(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object made(Object like, @Nullable Object[] values) {
        try {
            var constructor = like.getClass()
                    .getDeclaredConstructor(Arrays.stream(like.getClass().getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes parts of a form as JSON for scripts to fill in: {@code {"fields": {…}, "rows": {…}}}, where null unticks a
     * box.
     */
    @Component
    public static class FormCopies {

        private final JsonMapper json;

        FormCopies(JsonMapper json) {
            this.json = json;
        }

        /** Writes the whole form as JSON, to be sent back with the form as the base version of a later merge. */
        public String whole(Object form) {
            return json.writeValueAsString(form);
        }

        /** Reads a form that was sent back; empty when the text is missing or cannot be parsed. */
        public <T> Optional<T> whole(@Nullable String sent, Class<T> type) {
            try {
                return sent == null || sent.isBlank()
                        ? Optional.empty()
                        : Optional.ofNullable(json.readValue(sent, type));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }

        /** Writes one part of a form. */
        public String of(String part, @Nullable Object value) {
            Map<String, Object> fields = new LinkedHashMap<>();
            Map<String, Object> rows = new LinkedHashMap<>();
            if (value instanceof List<?> list) {
                rows.put(part, list);
            } else if (value instanceof Record record) {
                // The fields of the time are top-level fields of the form; other records' fields are prefixed by the
                // part's name.
                String start = part.equals("time") ? "" : part + ".";
                json.convertValue(record, new TypeReference<Map<String, @Nullable Object>>() {})
                        .forEach((name, each) -> fields.put(start + name, each == null ? "" : each));
            } else if (value instanceof Boolean ticked) {
                fields.put(part, ticked ? "true" : null);
            } else {
                fields.put(part, value == null ? "" : value);
            }
            return json.writeValueAsString(Map.of("fields", fields, "rows", rows));
        }
    }

    /**
     * Three-way merge of two changed versions of a text or a list, given their common base. Changes that do not overlap
     * are both applied. Where they overlap, the result exists twice: once with each side's change.
     */
    static final class ThreeWay {

        /**
         * Bound on the cells of the comparison table. Texts that would exceed it are treated as having nothing in
         * common beyond their equal start and end.
         */
        private static final long MOST_COMPARISONS = 4_000_000;

        private ThreeWay() {}

        /**
         * The result of a merge.
         *
         * @param theirs   the merged value, with their change wherever both sides changed the same place
         * @param yours    the merged value, with your change there
         * @param conflict whether there is such a place
         */
        record Merged<T extends @Nullable Object>(T theirs, T yours, boolean conflict) {

            static <T> Merged<T> of(T both) {
                return new Merged<>(both, both, false);
            }
        }

        /** Merges one item of a list that both sides changed. */
        interface Item<T> {
            Merged<T> merge(T base, T theirs, T yours);
        }

        /**
         * A change: the base's items from {@code start} (inclusive) to {@code end} (exclusive) are replaced with
         * {@code by}.
         */
        private record Hunk<T>(int start, int end, List<T> by) {}

        /** Merges lists item by item. Items that both sides insert at one place are both kept, theirs first. */
        static <T> Merged<List<T>> lists(List<T> base, List<T> theirs, List<T> yours, Item<T> item) {
            return merged(base, theirs, yours, item, false);
        }

        /** Merges clean HTML block by block, and word by word within a block. */
        static Merged<String> html(String base, String theirs, String yours) {
            Merged<List<String>> blocks = lists(blocks(base), blocks(theirs), blocks(yours), ThreeWay::block);
            return new Merged<>(String.join("", blocks.theirs()), String.join("", blocks.yours()), blocks.conflict());
        }

        /** Merges plain text word by word. */
        static Merged<String> words(String base, String theirs, String yours) {
            Merged<List<String>> words = merged(
                    WordDiff.tokens(base), WordDiff.tokens(theirs), WordDiff.tokens(yours), ThreeWay::either, true);
            return words.conflict()
                    ? either(base, theirs, yours)
                    : new Merged<>(String.join("", words.theirs()), String.join("", words.yours()), false);
        }

        private static Merged<String> block(String base, String theirs, String yours) {
            Merged<String> words = words(base, theirs, yours);
            // Merging words and tags of two paragraphs can produce invalid HTML; the block then conflicts.
            return !words.conflict() && !Markup.clean(words.yours()).equals(words.yours())
                    ? either(base, theirs, yours)
                    : words;
        }

        private static <T> Merged<T> either(T base, T theirs, T yours) {
            return Objects.equals(theirs, yours) || Objects.equals(base, yours)
                    ? Merged.of(theirs)
                    : Objects.equals(base, theirs) ? Merged.of(yours) : new Merged<>(theirs, yours, true);
        }

        private static List<String> blocks(String html) {
            Document parsed = Jsoup.parseBodyFragment(html);
            parsed.outputSettings().prettyPrint(false);
            return parsed.body().childNodes().stream()
                    .map(Node::outerHtml)
                    .filter(block -> !block.isBlank())
                    .toList();
        }

        /**
         * @param apart whether two changes need unchanged text between them: adjacent words count as one change,
         *              adjacent paragraphs do not
         */
        private static <T> Merged<List<T>> merged(
                List<T> base, List<T> theirs, List<T> yours, Item<T> item, boolean apart) {
            List<Hunk<T>> left = hunks(base, theirs);
            List<Hunk<T>> right = hunks(base, yours);
            List<Hunk<T>> all = Stream.concat(left.stream(), right.stream())
                    .sorted(Comparator.comparingInt(Hunk<T>::start).thenComparingInt(Hunk::end))
                    .toList();
            List<T> withTheirs = new ArrayList<>();
            List<T> withYours = new ArrayList<>();
            boolean conflict = false;
            int at = 0;
            for (int i = 0; i < all.size(); ) {
                int start = all.get(i).start();
                int end = all.get(i).end();
                int next = i + 1;
                while (next < all.size() && touches(base, start, end, all.get(next), apart)) {
                    end = Math.max(end, all.get(next++).end());
                }
                Merged<List<T>> region = region(
                        base,
                        start,
                        end,
                        side(left, start, end, all.subList(i, next)),
                        side(right, start, end, all.subList(i, next)),
                        item,
                        apart);
                withTheirs.addAll(base.subList(at, start));
                withTheirs.addAll(region.theirs());
                withYours.addAll(base.subList(at, start));
                withYours.addAll(region.yours());
                conflict |= region.conflict();
                at = end;
                i = next;
            }
            withTheirs.addAll(base.subList(at, base.size()));
            withYours.addAll(base.subList(at, base.size()));
            return new Merged<>(withTheirs, withYours, conflict);
        }

        private static boolean touches(List<?> base, int start, int end, Hunk<?> next, boolean apart) {
            return next.start() < end
                    || next.start() == start && next.end() == start && end == start
                    || apart
                            && base.subList(end, next.start()).stream()
                                    .allMatch(word -> String.valueOf(word).isBlank());
        }

        private static <T> List<Hunk<T>> side(List<Hunk<T>> hunks, int start, int end, List<Hunk<T>> region) {
            // Both sides may contain an equal hunk, so a region's hunks are taken from the side's own list.
            return hunks.stream()
                    .filter(hunk -> hunk.start() >= start && hunk.end() <= end && region.contains(hunk))
                    .toList();
        }

        private static <T> Merged<List<T>> region(
                List<T> base,
                int start,
                int end,
                List<Hunk<T>> left,
                List<Hunk<T>> right,
                Item<T> item,
                boolean apart) {
            List<T> old = base.subList(start, end);
            List<T> theirs = applied(base, start, end, left);
            List<T> yours = applied(base, start, end, right);
            if (theirs.equals(yours) || old.equals(yours)) {
                return Merged.of(theirs);
            }
            if (old.equals(theirs)) {
                return Merged.of(yours);
            }
            if (!apart && old.isEmpty()) {
                return Merged.of(Stream.concat(theirs.stream(), yours.stream().filter(each -> !theirs.contains(each)))
                        .toList());
            }
            if (!apart && theirs.size() == old.size() && yours.size() == old.size()) {
                List<Merged<T>> each = new ArrayList<>();
                for (int i = 0; i < old.size(); i++) {
                    boolean settled =
                            either(old.get(i), theirs.get(i), yours.get(i)).conflict();
                    each.add(
                            settled
                                    ? item.merge(old.get(i), theirs.get(i), yours.get(i))
                                    : either(old.get(i), theirs.get(i), yours.get(i)));
                }
                return new Merged<>(
                        each.stream().map(Merged::theirs).collect(Collectors.toList()),
                        each.stream().map(Merged::yours).collect(Collectors.toList()),
                        each.stream().anyMatch(Merged::conflict));
            }
            return new Merged<>(theirs, yours, true);
        }

        private static <T> List<T> applied(List<T> base, int start, int end, List<Hunk<T>> hunks) {
            List<T> made = new ArrayList<>();
            int at = start;
            for (Hunk<T> hunk : hunks) {
                made.addAll(base.subList(at, hunk.start()));
                made.addAll(hunk.by());
                at = hunk.end();
            }
            made.addAll(base.subList(at, end));
            return made;
        }

        /** Returns the changes that turn one list into the other, in order. */
        private static <T> List<Hunk<T>> hunks(List<T> base, List<T> changed) {
            int[] partner = partners(base, changed);
            List<Hunk<T>> hunks = new ArrayList<>();
            int from = 0;
            int to = 0;
            for (int i = 0; i <= base.size(); i++) {
                int meets = i == base.size() ? changed.size() : partner[i];
                if (meets < 0) {
                    continue;
                }
                if (i > from || meets > to) {
                    hunks.add(new Hunk<>(from, i, List.copyOf(changed.subList(to, meets))));
                }
                from = i + 1;
                to = meets + 1;
            }
            return hunks;
        }

        /**
         * Returns, for each item of the base, its index in the other list by a longest common subsequence; −1 where it
         * has none.
         */
        private static <T> int[] partners(List<T> base, List<T> changed) {
            int[] partner = new int[base.size()];
            Arrays.fill(partner, -1);
            int start = 0;
            while (start < Math.min(base.size(), changed.size())
                    && base.get(start).equals(changed.get(start))) {
                partner[start] = start;
                start++;
            }
            int end = 0;
            while (end < Math.min(base.size(), changed.size()) - start
                    && base.get(base.size() - 1 - end).equals(changed.get(changed.size() - 1 - end))) {
                partner[base.size() - 1 - end] = changed.size() - 1 - end;
                end++;
            }
            int rows = base.size() - start - end;
            int columns = changed.size() - start - end;
            if ((long) rows * columns > MOST_COMPARISONS) {
                return partner;
            }
            int[][] common = new int[rows + 1][columns + 1];
            for (int i = rows - 1; i >= 0; i--) {
                for (int j = columns - 1; j >= 0; j--) {
                    common[i][j] = base.get(start + i).equals(changed.get(start + j))
                            ? common[i + 1][j + 1] + 1
                            : Math.max(common[i + 1][j], common[i][j + 1]);
                }
            }
            for (int i = 0, j = 0; i < rows && j < columns; ) {
                if (base.get(start + i).equals(changed.get(start + j))) {
                    partner[start + i++] = start + j++;
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            return partner;
        }
    }
}
