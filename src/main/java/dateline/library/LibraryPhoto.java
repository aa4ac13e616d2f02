package dateline.library;

import dateline.newsroom.PhotoCard;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A photo in the library's grid.
 *
 * @param credit the printed form; null when nobody is named
 * @param uses   how many entries, stories and people it stands with
 * @param at     when it was filed; with the id its place in the list
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
        long uses,
        Instant at) {

    public String preview() {
        return PhotoCard.preview(key);
    }

    /** What it is called where it has to be called something. */
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
