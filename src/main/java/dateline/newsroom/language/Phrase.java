package dateline.newsroom.language;

import dateline.platform.error.Conflict;
import dateline.platform.error.NotFound;
import dateline.platform.error.TryLater;
import dateline.platform.language.Words;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message before translation: a key of the bundle {@code newsroom}, with its arguments. */
public record Phrase(String key, Serializable... about) implements Serializable {

    private static final Set<String> KINDS = Set.of("story", "entry", "revision", "photo");
    private static final Set<String> WAITING = Set.of("draft", "submitted", "scheduled");

    /** Says why an action is not possible in the current state. */
    public static Phrase of(Conflict conflict) {
        boolean moved = WAITING.contains(conflict.code());
        return new Phrase("conflict." + (moved ? "step" : conflict.code()), conflict.about());
    }

    /** Says that the thing does not exist. */
    public static Phrase of(NotFound notFound) {
        return KINDS.contains(notFound.what())
                ? new Phrase("absent." + notFound.what(), notFound.name())
                : new Phrase("absent.other", notFound.name());
    }

    /** Says why an action is not possible at the moment. */
    public static Phrase of(TryLater later) {
        return new Phrase("later." + later.reason().code());
    }

    /** Returns the message in the language of these words. */
    public String in(Words words) {
        return words.say(key, (@Nullable Object[]) about);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Phrase phrase && key.equals(phrase.key) && Arrays.equals(about, phrase.about);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key + Arrays.toString(about);
    }
}
