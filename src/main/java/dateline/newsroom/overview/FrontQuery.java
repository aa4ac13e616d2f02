package dateline.newsroom.overview;

import dateline.platform.error.NotFound;
import dateline.platform.paging.TimeKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Selects the stories that the overview lists.
 *
 * @param show    {@code live}, {@code planned}, {@code ended} or {@code all}; live ones when null
 * @param section a section's slug; all sections when null
 * @param before  the position of the last story already shown; the list continues after it
 */
record FrontQuery(
        @Nullable String show,
        @Nullable String section,
        @Nullable String before) {

    StoryListing shelf() {
        return show == null || show.isBlank()
                ? StoryListing.LIVE
                : StoryListing.of(show).orElseThrow(() -> new NotFound("list of stories", show));
    }

    /** Returns the word of the list that is shown. */
    public String word() {
        return shelf().word();
    }

    /** Whether a page other than the first is requested. */
    public boolean isOlder() {
        return before != null && !before.isBlank();
    }

    /** Whether the list is restricted to a section. */
    public boolean isNarrowed() {
        return section != null && !section.isBlank();
    }

    @Nullable
    TimeKey key() {
        return isOlder() ? position(String.valueOf(before)) : null;
    }

    /**
     * Parses a position in a list.
     *
     * @throws NotFound when the text is not a position
     */
    static TimeKey position(String text) {
        TimeKey key = TimeKey.of(text);
        if (key == null) {
            throw new NotFound("position in the list", text);
        }
        return key;
    }

    /** Returns the URL at which the list continues after the position. */
    String after(TimeKey key) {
        String narrowed =
                isNarrowed() ? "&section=" + URLEncoder.encode(String.valueOf(section), StandardCharsets.UTF_8) : "";
        return "/newsroom?show=" + word() + narrowed + "&before=" + key;
    }
}
