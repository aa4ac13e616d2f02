package dateline.newsroom.photos;

import dateline.newsroom.NewsroomPaths;
import org.jspecify.annotations.Nullable;

/**
 * A use of a photo.
 *
 * @param kind    {@code entry}, {@code lead} (of a story) or {@code portrait}
 * @param id      the id of the entry, story or contributor
 * @param slug    the slug of the story or contributor
 * @param name    the story's headline, or the contributor's name
 * @param number  the entry's number; null for other kinds
 * @param title   the entry's headline; null for other kinds
 * @param status  the status of the entry or story
 * @param caption the caption in this use
 * @param alt     the alt text in this use
 * @param credit  the credit in this use
 * @param version the version of the entry or story
 */
record PhotoUse(
        String kind,
        long id,
        String slug,
        String name,
        @Nullable Long number,
        @Nullable String title,
        String status,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String credit,
        long version) {

    public String path() {
        return switch (kind) {
            case "entry" -> NewsroomPaths.story(slug) + "/entries/" + number;
            case "lead" -> NewsroomPaths.story(slug);
            default -> NewsroomPaths.contributor(slug);
        };
    }

    /** Whether the use can be changed together with the photo. Portraits and retracted entries cannot. */
    public boolean isChangeable() {
        return !kind.equals("portrait") && !status.equals("retracted");
    }

    /** Returns the use's name in the form, with the version that was shown. */
    public String ticket() {
        return kind + "~" + id + "~" + version;
    }
}
