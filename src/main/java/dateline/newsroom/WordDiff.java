package dateline.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two versions of a text, word by word: in clean HTML the newer one, with {@code <ins>} around what came to it and {@code <del>} around what
 * went. The shortest such script is found (Myers); of texts that have next to nothing in common, all of the old one goes. Of texts longer together
 * than any that can be stored, only the newer one is shown.
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

    private record Step(Kind kind, String token) {}

    /**
     * Marks in HTML which words went and which came.
     *
     * @param before clean HTML, as is {@code after}
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

    /** The words, the white space and the tags of a text, in order. */
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

    /** What goes stands before what comes, as one reads it: "two three" for "one four", not word about word. */
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
