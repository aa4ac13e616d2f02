package dateline.newsroom.copies;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends.
 *
 * @param story   the slug chosen from the list
 * @param address the slug or the URL of a story that is not in the list; goes before the list
 * @param move    whether the update is moved
 * @param version the version of the update that the editor saw
 */
record CopyForm(
        @Nullable String story,
        @Nullable String address,
        @Nullable Boolean move,
        @Nullable Long version) {

    private static final int LONGEST_ADDRESS = 2000;
    private static final Pattern IN_URL = Pattern.compile("/stories/([^/?#]+)");

    static final CopyForm EMPTY = new CopyForm(null, null, false, null);

    public boolean moves() {
        return Boolean.TRUE.equals(move);
    }

    /** Returns the slug of the story that was named, by its address or from the list; empty when none was. */
    String slug() {
        String typed = address == null ? "" : address.strip();
        if (typed.isEmpty() || typed.length() > LONGEST_ADDRESS) {
            return typed.isEmpty() && story != null ? story.strip() : "";
        }
        Matcher url = IN_URL.matcher(typed);
        return url.find() ? url.group(1) : typed;
    }

    /** Returns the field that a message about the story belongs to. */
    String field() {
        return address == null || address.isBlank() ? "story" : "address";
    }
}
