package dateline.newsroom;

import dateline.site.Words;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Something to say, before anybody knows in which language: a key of the bundle {@code newsroom}, and what it is about. */
public record Phrase(String key, Serializable... about) implements Serializable {

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
