package dateline.newsroom.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Word-level diff of two versions of a text. In clean HTML, returns the newer version with {@code <ins>} around added
 * words and {@code <del>} around removed ones. Finds the shortest edit script (Myers). Beyond 1,500 changes the whole
 * old text is shown as removed and the new one as added. Above 500,000 characters together, more than can be stored,
 * only the newer version is returned.
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
        List<int[]> trace = new ArrayList<>();
        int most = Math.min(before.size() + after.size(), MOST_CHANGES);
        int[] reach = new int[2 * most + 3];
        for (int changes = 0; changes <= most; changes++) {
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
                int old = down(reach, most, diagonal, changes)
                        ? reach[most + 1 + diagonal + 1]
                        : reach[most + 1 + diagonal - 1] + 1;
                while (old < before.size()
                        && old - diagonal < after.size()
                        && before.get(old).equals(after.get(old - diagonal))) {
                    old++;
                }
                reach[most + 1 + diagonal] = old;
                if (old >= before.size() && old - diagonal >= after.size()) {
                    trace.add(reach.clone());
                    return back(trace, most, before, after);
                }
            }
            trace.add(java.util.Arrays.copyOf(reach, reach.length));
        }
        List<Step> replaced = new ArrayList<>(all(Kind.GONE, before));
        replaced.addAll(all(Kind.COME, after));
        return replaced;
    }

    private static boolean down(int[] reach, int most, int diagonal, int changes) {
        return diagonal == -changes
                || diagonal != changes && reach[most + 1 + diagonal - 1] < reach[most + 1 + diagonal + 1];
    }

    private static List<Step> back(List<int[]> trace, int most, List<String> before, List<String> after) {
        List<Step> steps = new ArrayList<>();
        int old = before.size();
        int fresh = after.size();
        for (int changes = trace.size() - 1; changes > 0; changes--) {
            int[] reach = trace.get(changes - 1);
            int diagonal = old - fresh;
            boolean down = down(reach, most, diagonal, changes);
            int from = reach[most + 1 + (down ? diagonal + 1 : diagonal - 1)];
            int fromFresh = from - (down ? diagonal + 1 : diagonal - 1);
            while (old > from && fresh > fromFresh) {
                steps.add(new Step(Kind.SAME, before.get(--old)));
                fresh--;
            }
            steps.add(down ? new Step(Kind.COME, after.get(--fresh)) : new Step(Kind.GONE, before.get(--old)));
        }
        while (old > 0) {
            steps.add(new Step(Kind.SAME, before.get(--old)));
        }
        return grouped(steps.reversed());
    }

    /**
     * Moves removed words before added ones within each changed run: "two three" for "one four", instead of alternating
     * words.
     */
    private static List<Step> grouped(List<Step> steps) {
        List<Step> grouped = new ArrayList<>();
        List<Step> come = new ArrayList<>();
        for (Step step : steps) {
            if (step.kind() == Kind.COME && !step.token().startsWith("<")) {
                come.add(step);
            } else {
                if (step.kind() != Kind.GONE) {
                    grouped.addAll(come);
                    come.clear();
                }
                grouped.add(step);
            }
        }
        grouped.addAll(come);
        return grouped;
    }

    private static List<Step> all(Kind kind, List<String> tokens) {
        return tokens.stream().map(token -> new Step(kind, token)).collect(Collectors.toList());
    }
}
