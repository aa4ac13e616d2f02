package dateline.newsroom.photos;

import dateline.newsroom.form.PhotoCard;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A photo in the library's list.
 *
 * @param credit the credit as printed; null when the file names no one
 * @param usage       special instructions and usage terms; null when the file has none
 * @param restriction the restriction that these state, as in {@link PhotoCard}; null when there is none
 * @param animated    whether the file is an animation, of which readers see the first frame
 * @param focus      CSS classes for the focal point; null when nobody set one
 * @param uses   the number of entries, stories and contributors that use it
 * @param at     when it was filed; with the id, its position in the list
 */
record LibraryPhoto(
        long id,
        String key,
        int width,
        int height,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String credit,
        @Nullable String fileName,
        @Nullable String usage,
        @Nullable String restriction,
        boolean animated,
        @Nullable String focus,
        long uses,
        Instant at) {

    public String preview() {
        return PhotoCard.preview(key);
    }

    /** Returns the first of caption, alt text and file name that is legible; else the key. */
    public String title() {
        return Stream.of(caption, alt, fileName)
                .filter(Objects::nonNull)
                .filter(LibraryPhoto::canBeRead)
                .findFirst()
                .orElse(key);
    }

    private static boolean canBeRead(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
