package dateline.newsroom;

import dateline.site.Conflict;
import dateline.site.Missing;
import dateline.site.TryLater;
import dateline.site.Words;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something to say, before anybody knows in which language: a key of the bundle {@code newsroom}, and what it is about. */
public record Phrase(String key, Serializable... about) implements Serializable {

    private static final Set<String> KINDS = Set.of("story", "entry", "revision", "photo");
    private static final Set<String> WAITING = Set.of("draft", "submitted", "scheduled");

    /** Why a thing cannot be done as it stands now. */
    public static Phrase of(Conflict conflict) {
        boolean moved = WAITING.contains(conflict.code());
        return new Phrase("conflict." + (moved ? "step" : conflict.code()), conflict.about());
    }

    /** That there is no such thing. */
    public static Phrase of(Missing missing) {
        return KINDS.contains(missing.what())
                ? new Phrase("absent." + missing.what(), missing.name())
                : new Phrase("absent.other", missing.name());
    }

    /** Why it cannot be done now. */
    public static Phrase of(TryLater later) {
        return new Phrase("later." + later.reason().code());
    }

    /** In those words. */
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
