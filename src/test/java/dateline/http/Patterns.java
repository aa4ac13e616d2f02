package dateline.http;

import java.util.Set;

/** The routes of a server, for tests that walk all of them. */
public final class Patterns {

    private Patterns() {}

    /** Method and pattern of each, such as {@code GET /stories/{slug}}. */
    public static Set<String> of(ReaderServer server) {
        return server.routes().patterns();
    }
}
