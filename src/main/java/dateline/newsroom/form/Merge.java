package dateline.newsroom.form;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.platform.language.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * The conflict shown when a save is based on an outdated version: the differences between the saved version ("theirs")
 * and the submitted one ("yours").
 *
 * @param who  the name of the person who saved first; null when unknown
 * @param when the time of that save: "8:02 p.m."; null when unknown
 */
public record Merge(@Nullable String who, @Nullable String when, List<Difference> differences) {

    /**
     * One field that differs. The label is a message key; both sides are HTML.
     *
     * @param outcome the form's content for this field: {@code theirs}, {@code yours}, {@code both}, or {@code choose}
     * @param choice  the two values to choose from; null when there is no conflict
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

        /** Returns the word-by-word difference from their version to yours, as HTML. */
        public String words() {
            return WordDiff.html(theirs, yours);
        }
    }

    /**
     * A part that both sides changed in the same place.
     *
     * @param part   the part's name in the form
     * @param theirs the form fields with their version, as JSON that a script fills in
     * @param yours  the form fields with your version, likewise
     */
    public record Choice(String part, String theirs, String yours) {}

    /** Whether both sides' changes can be kept without any choice. */
    public boolean isSettled() {
        return differences.stream().allMatch(difference -> difference.choice() == null);
    }

    /**
     * Returns a copy that states, for each part, what the merged form contains.
     *
     * @param parts the names of the form's parts, by their labels
     * @param copy  writes a part of the form as JSON for scripts
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

    /** Adds a difference where two plain texts differ. */
    public static void compare(List<Difference> found, String label, @Nullable String theirs, @Nullable String yours) {
        compareHtml(found, label, html(theirs), html(yours));
    }

    /** Adds a difference where two HTML texts differ. */
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

    /** Describes photos, one per line. */
    public static String figures(List<FigureContent> figures, Words words) {
        return lines(figures, figure -> words.say("part.photo", figure.photo(), figure.caption(), figure.alt()));
    }

    /** Formats credits as they are printed, one per line. */
    public static String credits(List<CreditContent> credits) {
        return lines(credits, CreditContent::line);
    }

    /** Describes items, one per line. */
    public static <T> String lines(List<T> things, Function<T, String> words) {
        return things.stream().map(words).collect(Collectors.joining("\n"));
    }
}
