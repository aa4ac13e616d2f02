package dateline.newsroom;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.site.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * A save that came too late.
 *
 * @param who  was first; null for somebody who is not known
 * @param when "8:02 p.m."; null when it is not known
 */
public record Merge(@Nullable String who, @Nullable String when, List<Difference> differences) {

    /**
     * One field, called by the phrase of a key; both sides as HTML.
     *
     * @param outcome what the form below holds of it: {@code theirs}, {@code yours}, {@code both}, or what is to be chosen
     * @param choice  what there is to choose; null when there is nothing
     */
    public record Difference(
            String label,
            String theirs,
            String yours,
            @Nullable String outcome,
            @Nullable Choice choice) {

        public Difference(String label, String theirs, String yours) {
            this(label, theirs, yours, null, null);
        }

        /** From theirs to yours, word by word, as HTML. */
        public String words() {
            return WordDiff.html(theirs, yours);
        }
    }

    /**
     * A part that both changed in the same place.
     *
     * @param part   its name in the form
     * @param theirs the form's fields with theirs, as JSON that a script fills in; {@code yours} alike
     */
    public record Choice(String part, String theirs, String yours) {}

    /** Whether both sides can be kept without choosing anywhere. */
    public boolean isSettled() {
        return differences.stream().allMatch(difference -> difference.choice() == null);
    }

    /**
     * The same, saying of each part what the form below holds of it.
     *
     * @param parts the names of the form's parts, by their labels
     * @param copy  a part of the form as scripts fill it in
     */
    public Merge settled(FormMerge made, Map<String, String> parts, BiFunction<String, @Nullable Object, String> copy) {
        return new Merge(
                who,
                when,
                differences.stream()
                        .map(difference -> {
                            String part = parts.getOrDefault(
                                    difference.label(),
                                    difference.label().replaceFirst("^(part|newsroom\\.field)\\.", ""));
                            FormMerge.Outcome outcome = made.outcomes().getOrDefault(part, FormMerge.Outcome.YOURS);
                            Choice choice = outcome != FormMerge.Outcome.CHOOSE
                                    ? null
                                    : new Choice(
                                            part,
                                            copy.apply(part, made.theirs().get(part)),
                                            copy.apply(part, made.merged().get(part)));
                            return new Difference(
                                    difference.label(),
                                    difference.theirs(),
                                    difference.yours(),
                                    outcome.word(),
                                    choice);
                        })
                        .toList());
    }

    /** Notes where two plain texts part. */
    public static void compare(List<Difference> found, String label, @Nullable String theirs, @Nullable String yours) {
        compareHtml(found, label, html(theirs), html(yours));
    }

    /** Notes where two texts in HTML part. */
    public static void compareHtml(
            List<Difference> found, String label, @Nullable String theirs, @Nullable String yours) {
        if (!Objects.requireNonNullElse(theirs, "").equals(Objects.requireNonNullElse(yours, ""))) {
            found.add(new Difference(
                    label, Objects.requireNonNullElse(theirs, ""), Objects.requireNonNullElse(yours, "")));
        }
    }

    private static String html(@Nullable String text) {
        return text == null ? "" : Entities.escape(text.strip()).replaceAll("\\R", "<br>");
    }

    /** Photos in words, one a line. */
    public static String figures(List<FigureContent> figures, Words words) {
        return lines(figures, figure -> words.say("part.photo", figure.photo(), figure.caption(), figure.alt()));
    }

    /** Credits as they print, one a line. */
    public static String credits(List<CreditContent> credits) {
        return lines(credits, CreditContent::line);
    }

    /** Things in words, one a line. */
    public static <T> String lines(List<T> things, Function<T, String> words) {
        return things.stream().map(words).collect(Collectors.joining("\n"));
    }
}
