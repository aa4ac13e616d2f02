package dateline.newsroom.form;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Word-level diff of two versions of a text. In clean HTML, returns the newer version with {@code <ins>} around added
 * words and {@code <del>} around removed ones. The library finds the shortest edit script (Myers), and is stopped beyond
 * 1,500 changes: then everything between the common start and end is shown as removed and added. Above 500,000 characters
 * together, more than can be stored, only the newer version is returned.
 */
public final class WordDiff {

    private static final Pattern TOKEN = Pattern.compile(
            "<[^<>]*+>|&[#\\w]+;|[\\p{L}\\p{M}\\p{N}]+(?:['’.,:-][\\p{L}\\p{M}\\p{N}]+)*|\\s+|.", Pattern.DOTALL);
    private static final int MOST_CHANGES = 1500;
    private static final int MOST_CHARACTERS = 500_000;

    private WordDiff() {}

    private enum Kind {
        SAME,
        GONE,
        COME
    }

    /** One token of the merged text: kept, removed or added. */
    private record Step(Kind kind, String token) {}

    /**
     * Marks removed and added words in HTML.
     *
     * @param before clean HTML
     * @param after  clean HTML
     */
    public static String html(String before, String after) {
        if (before.length() + after.length() > MOST_CHARACTERS) {
            return after;
        }
        StringBuilder html = new StringBuilder();
        Kind open = Kind.SAME;
        for (Step step : steps(tokens(before), tokens(after))) {
            boolean tag = step.token().startsWith("<");
            if (tag && step.kind() == Kind.GONE) {
                continue;
            }
            Kind wanted = tag ? Kind.SAME : step.kind();
            if (wanted != open) {
                html.append(end(open)).append(start(wanted));
                open = wanted;
            }
            html.append(step.token());
        }
        return html.append(end(open)).toString();
    }

    private static String start(Kind kind) {
        return kind == Kind.COME ? "<ins>" : kind == Kind.GONE ? "<del>" : "";
    }

    private static String end(Kind kind) {
        return kind == Kind.COME ? "</ins>" : kind == Kind.GONE ? "</del>" : "";
    }

    /** Splits a text into words, white space and tags, in order. */
    static List<String> tokens(String html) {
        Matcher matcher = TOKEN.matcher(html);
        List<String> tokens = new ArrayList<>();
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static List<Step> steps(List<String> before, List<String> after) {
        int start = 0;
        while (start < Math.min(before.size(), after.size())
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Step> steps = new ArrayList<>(all(Kind.SAME, before.subList(0, start)));
        steps.addAll(middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end)));
        steps.addAll(all(Kind.SAME, before.subList(before.size() - end, before.size())));
        return steps;
    }

    private static List<Step> middle(List<String> before, List<String> after) {
        List<Step> steps = new ArrayList<>();
        for (AbstractDelta<String> part : parts(before, after)) {
            boolean same = part.getType() == DeltaType.EQUAL;
            steps.addAll(all(same ? Kind.SAME : Kind.GONE, part.getSource().getLines()));
            steps.addAll(all(Kind.COME, same ? List.of() : part.getTarget().getLines()));
        }
        return steps;
    }

    /** Returns the runs of equal and of changed tokens, in order; a single changed run where there are too many. */
    private static List<AbstractDelta<String>> parts(List<String> before, List<String> after) {
        try {
            return DiffUtils.diff(before, after, new MyersDiff<>(), new Bound(), true)
                    .getDeltas();
        } catch (TooManyChanges e) {
            return List.of(new ChangeDelta<>(new Chunk<>(0, before), new Chunk<>(0, after)));
        }
    }

    /** Ends the search when it has not found an edit script of {@value #MOST_CHANGES} changes. */
    private static final class Bound implements DiffAlgorithmListener {

        @Override
        public void diffStart() {}

        @Override
        public void diffStep(int changes, int most) {
            if (changes > MOST_CHANGES) {
                throw new TooManyChanges();
            }
        }

        @Override
        public void diffEnd() {}
    }

    private static final class TooManyChanges extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        TooManyChanges() {
            super(null, null, false, false);
        }
    }

    private static List<Step> all(Kind kind, List<String> tokens) {
        return tokens.stream().map(token -> new Step(kind, token)).collect(Collectors.toList());
    }
}
