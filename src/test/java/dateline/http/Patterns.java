package dateline.http;

import java.util.Set;

/** The routes of a press, for tests that walk all of them. */
public final class Patterns {

    private Patterns() {}

    /** Method and pattern of each, such as {@code GET /stories/{slug}}. */
    public static Set<String> of(Press press) {
        return press.routes().patterns();
    }
}
