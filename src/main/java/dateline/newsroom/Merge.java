package dateline.newsroom;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.site.Words;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * A save that came too late.
 *
 * @param who  was first; null for somebody who is not known
 * @param when "8:02 p.m."
 */
public record Merge(@Nullable String who, String when, List<Difference> differences) {

    /** One field, called by the phrase of a key; both sides as HTML. */
    public record Difference(String label, String theirs, String yours) {

        /** From theirs to yours, word by word, as HTML. */
        public String words() {
            return WordDiff.html(theirs, yours);
        }
    }

    /** Notes where two plain texts part. */
    public static void compare(List<Difference> found, String label, @Nullable String theirs, @Nullable String yours) {
        compareHtml(found, label, html(theirs), html(yours));
    }

    /** Notes where two texts in HTML part. */
    public static void compareHtml(List<Difference> found, String label, @Nullable String theirs, @Nullable String yours) {
        if (!Objects.requireNonNullElse(theirs, "").equals(Objects.requireNonNullElse(yours, ""))) {
            found.add(new Difference(label, Objects.requireNonNullElse(theirs, ""), Objects.requireNonNullElse(yours, "")));
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
