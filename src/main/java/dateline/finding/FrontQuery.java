package dateline.finding;

import dateline.site.Missing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which stories the front is asked for.
 *
 * @param show    {@code live}, {@code planned}, {@code ended} or {@code all}; live ones when null
 * @param section the slug of one; any when null
 * @param before  the place of the last story shown so far: the list then goes on after it
 */
record FrontQuery(
        @Nullable String show,
        @Nullable String section,
        @Nullable String before) {

    StoryShelf shelf() {
        return show == null || show.isBlank()
                ? StoryShelf.LIVE
                : StoryShelf.of(show).orElseThrow(() -> new Missing("list of stories", show));
    }

    /** What the page calls the list. */
    public String word() {
        return shelf().word();
    }

    public boolean isOlder() {
        return before != null && !before.isBlank();
    }

    public boolean isNarrowed() {
        return section != null && !section.isBlank();
    }

    @Nullable
    Key key() {
        return isOlder() ? Key.of(String.valueOf(before)) : null;
    }

    /** The same list from the place on, as an address. */
    String after(Key key) {
        String narrowed =
                isNarrowed() ? "&section=" + URLEncoder.encode(String.valueOf(section), StandardCharsets.UTF_8) : "";
        return "/newsroom?show=" + word() + narrowed + "&before=" + key;
    }
}
