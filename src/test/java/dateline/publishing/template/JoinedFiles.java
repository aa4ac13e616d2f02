package dateline.publishing.template;

import java.io.IOException;

/** The reader's style sheet and script as the server serves them, for tests elsewhere. */
public final class JoinedFiles {

    private JoinedFiles() {}

    public static String styles() throws IOException {
        return ScriptBundle.styles();
    }

    /** {@code reader.js} of stories, {@code front.js} of fronts. */
    public static String script(String name) throws IOException {
        return ScriptBundle.script(name);
    }
}
