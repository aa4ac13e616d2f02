package dateline.edition;

import dateline.press.Ready;
import java.util.Set;

/**
 * Ready bytes, and what they were made of: when one of the subjects changes, they are made again.
 *
 * @param subjects as in {@link Subjects}
 */
public record Document(Ready ready, Set<String> subjects) {

    public static Document of(Ready ready, String... subjects) {
        return new Document(ready, Set.of(subjects));
    }
}
