package dateline.newsroom;

import dateline.site.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;

/**
 * Merges two changed versions of a text or a list, given the version both were made from (a three-way merge). Changes that do not overlap are
 * both taken. Where they overlap, the result exists twice: once with the one side's change, once with the other's.
 */
final class ThreeWay {

    /** Beyond so many comparisons two texts are taken to have nothing in common. */
    private static final long MOST_COMPARISONS = 4_000_000;

    private ThreeWay() {
    }

    /**
     * The result of a merge.
     *
     * @param theirs   with their change wherever both changed the same; {@code yours} the other way round
     * @param conflict whether there is such a place
     */
    record Merged<T>(T theirs, T yours, boolean conflict) {

        static <T> Merged<T> of(T both) {
            return new Merged<>(both, both, false);
        }
    }

    /** Merges one thing of a list that both sides changed. */
    interface Item<T> {
        Merged<T> merge(T base, T theirs, T yours);
    }

    /** From {@code start} to before {@code end}, the base has {@code by} instead. */
    private record Hunk<T>(int start, int end, List<T> by) {
    }

    /** Merges lists thing by thing; what both sides put in at one place stands there twice, theirs first. */
    static <T> Merged<List<T>> lists(List<T> base, List<T> theirs, List<T> yours, Item<T> item) {
        return merged(base, theirs, yours, item, false);
    }

    /** Merges clean HTML block by block, and within a block word by word. */
    static Merged<String> html(String base, String theirs, String yours) {
        Merged<List<String>> blocks = lists(blocks(base), blocks(theirs), blocks(yours), ThreeWay::block);
        return new Merged<>(String.join("", blocks.theirs()), String.join("", blocks.yours()), blocks.conflict());
    }

    /** Merges plain text word by word. */
    static Merged<String> words(String base, String theirs, String yours) {
        Merged<List<String>> words = merged(WordDiff.tokens(base), WordDiff.tokens(theirs), WordDiff.tokens(yours), ThreeWay::either, true);
        return words.conflict() ? either(base, theirs, yours)
            : new Merged<>(String.join("", words.theirs()), String.join("", words.yours()), false);
    }

    private static Merged<String> block(String base, String theirs, String yours) {
        Merged<String> words = words(base, theirs, yours);
        // What the words of two paragraphs and their tags make together may be no paragraph any more.
        return !words.conflict() && !Markup.clean(words.yours()).equals(words.yours()) ? either(base, theirs, yours) : words;
    }

    private static <T> Merged<T> either(T base, T theirs, T yours) {
        return Objects.equals(theirs, yours) || Objects.equals(base, yours) ? Merged.of(theirs)
            : Objects.equals(base, theirs) ? Merged.of(yours) : new Merged<>(theirs, yours, true);
    }

    private static List<String> blocks(String html) {
        Document parsed = Jsoup.parseBodyFragment(html);
        parsed.outputSettings().prettyPrint(false);
        return parsed.body().childNodes().stream().map(Node::outerHtml).filter(block -> !block.isBlank()).toList();
    }

    /** @param apart whether changes must have something unchanged between them: words side by side are one change, paragraphs are not */
    private static <T> Merged<List<T>> merged(List<T> base, List<T> theirs, List<T> yours, Item<T> item, boolean apart) {
        List<Hunk<T>> left = hunks(base, theirs);
        List<Hunk<T>> right = hunks(base, yours);
        List<Hunk<T>> all = Stream.concat(left.stream(), right.stream()).sorted(Comparator.comparingInt(Hunk<T>::start).thenComparingInt(Hunk::end)).toList();
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
            Merged<List<T>> region = region(base, start, end, side(left, start, end, all.subList(i, next)), side(right, start, end, all.subList(i, next)), item, apart);
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
        return next.start() < end || next.start() == start && next.end() == start && end == start
            || apart && base.subList(end, next.start()).stream().allMatch(word -> String.valueOf(word).isBlank());
    }

    private static <T> List<Hunk<T>> side(List<Hunk<T>> hunks, int start, int end, List<Hunk<T>> region) {
        // The same object may be on both sides by its value: a side has those of its own.
        return hunks.stream().filter(hunk -> hunk.start() >= start && hunk.end() <= end && region.contains(hunk)).toList();
    }

    private static <T> Merged<List<T>> region(List<T> base, int start, int end, List<Hunk<T>> left, List<Hunk<T>> right, Item<T> item, boolean apart) {
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
            return Merged.of(Stream.concat(theirs.stream(), yours.stream().filter(each -> !theirs.contains(each))).toList());
        }
        if (!apart && theirs.size() == old.size() && yours.size() == old.size()) {
            List<Merged<T>> each = new ArrayList<>();
            for (int i = 0; i < old.size(); i++) {
                boolean settled = either(old.get(i), theirs.get(i), yours.get(i)).conflict();
                each.add(settled ? item.merge(old.get(i), theirs.get(i), yours.get(i)) : either(old.get(i), theirs.get(i), yours.get(i)));
            }
            return new Merged<>(each.stream().map(Merged::theirs).collect(Collectors.toList()), each.stream().map(Merged::yours).collect(Collectors.toList()),
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

    /** What was changed from the one list to the other, in order. */
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

    /** For each of the base the place it has in the other list, by a longest common subsequence; −1 where it has none. */
    private static <T> int[] partners(List<T> base, List<T> changed) {
        int[] partner = new int[base.size()];
        Arrays.fill(partner, -1);
        int start = 0;
        while (start < Math.min(base.size(), changed.size()) && base.get(start).equals(changed.get(start))) {
            partner[start] = start;
            start++;
        }
        int end = 0;
        while (end < Math.min(base.size(), changed.size()) - start && base.get(base.size() - 1 - end).equals(changed.get(changed.size() - 1 - end))) {
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
                common[i][j] = base.get(start + i).equals(changed.get(start + j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
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
