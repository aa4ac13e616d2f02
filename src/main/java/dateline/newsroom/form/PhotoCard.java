package dateline.newsroom.form;

import dateline.photo.Photo;
import dateline.photo.UsageRestriction;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A photo as forms show it and as the upload returns it.
 *
 * @param preview the URL of a small rendition, for signed-in browsers
 * @param caption the caption stored with the photo
 * @param alt     the alt text stored with the photo
 * @param credit  the credit as printed; null when the file names no one
 * @param usage   special instructions and usage terms of the file; null when it has none
 * @param restriction {@code kill}, {@code embargo} or {@code no-sales}, when these say so
 * @param animated whether the file is an animation, of which readers see the first frame
 */
public record PhotoCard(
        String key,
        String preview,
        int width,
        int height,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String credit,
        @Nullable String usage,
        @Nullable String restriction,
        boolean animated) {

    static final int PREVIEW = 320;

    public static PhotoCard of(Photo photo) {
        return new PhotoCard(
                photo.key(),
                preview(photo.key()),
                photo.width(),
                photo.height(),
                photo.caption(),
                photo.alt(),
                photo.creditLine(),
                usage(photo),
                photo.restriction().map(UsageRestriction::word).orElse(null),
                photo.isAnimated());
    }

    /** Returns what the file says of its use; null when it says nothing. */
    public static @Nullable String usage(Photo photo) {
        String said = Stream.of(photo.instructions(), photo.usageTerms())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" · "));
        return said.isEmpty() ? null : said;
    }

    /** Whether the photo must not be published until someone says why it may be. */
    public boolean stops() {
        return "kill".equals(restriction) || "embargo".equals(restriction);
    }

    /** Returns the URL of the preview, 320 px wide or narrower. */
    public static String preview(String key) {
        return "/newsroom/photos/" + key + "/" + PREVIEW + ".jpg";
    }
}
