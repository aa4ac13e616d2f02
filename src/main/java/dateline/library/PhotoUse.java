package dateline.library;

import org.jspecify.annotations.Nullable;

/**
 * Where a photo stands.
 *
 * @param kind    {@code entry}, {@code lead} of a story, or {@code portrait}
 * @param id      of the entry, the story or the person
 * @param slug    of the story, or of the person
 * @param name    the story's headline, or the person's name
 * @param number  of the entry
 * @param title   the entry's headline
 * @param status  of the entry or the story
 * @param caption as it stands there; {@code alt} and {@code credit} likewise
 * @param version of the entry or the story
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
            case "entry" -> "/newsroom/stories/" + slug + "/entries/" + number;
            case "lead" -> "/newsroom/stories/" + slug;
            default -> "/newsroom/contributors/" + slug;
        };
    }

    /** Whether it can be changed from here: what is taken back is not. */
    public boolean isChangeable() {
        return !kind.equals("portrait") && !status.equals("retracted");
    }

    /** How the form names it, with the version that was seen. */
    public String ticket() {
        return kind + "~" + id + "~" + version;
    }
}
