package dateline.reader.socialcard;

import dateline.photo.rendition.FocalPoint;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.StoryView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a social card shows.
 *
 * @param headline empty when no installed font has all its letters: a headline with gaps is worse than none
 * @param badge    "LIVE" in the story's language; null for none
 * @param language the headline's language (BCP 47)
 * @param photo    null for none
 */
record CardContent(
        CardBranding plate,
        String headline,
        @Nullable String section,
        @Nullable String badge,
        String language,
        boolean rightToLeft,
        @Nullable CardPhoto photo) {

    /**
     * The photo of a card.
     *
     * @param focus the point that stays in sight; null for none
     */
    record CardPhoto(String key, int width, @Nullable FocalPoint focus) {}

    /** The version of the design. Increment it to have all cards drawn again. */
    private static final int LOOK = 3;

    static CardContent of(CardBranding plate, StoryView story) {
        return of(plate, story.headline(), story, story.leadFigure());
    }

    static CardContent of(CardBranding plate, StoryView story, EntryView entry) {
        return of(
                plate,
                entry.title(),
                story,
                entry.figures().isEmpty() ? story.leadFigure() : entry.figures().getFirst());
    }

    private static CardContent of(CardBranding plate, String headline, StoryView story, @Nullable FigureView photo) {
        return new CardContent(
                plate,
                headline,
                story.section() == null ? null : story.section().name(),
                story.isLive() && !story.isUpcoming()
                        ? story.words()
                                .say("story.live")
                                .toUpperCase(story.words().locale())
                        : null,
                story.language(),
                story.dir().equals("rtl"),
                photo == null ? null : new CardPhoto(photo.key(), photo.width(), photo.focus()));
    }

    /** The same without the texts that these fonts cannot draw. */
    CardContent within(CardFonts fonts) {
        return new CardContent(
                plate,
                fonts.canSet(headline) ? headline : "",
                section == null || !fonts.canSet(section) ? null : section,
                badge == null || fonts.canSet(badge) ? badge : "LIVE",
                language,
                rightToLeft,
                photo);
    }

    /** A hash of the content, equal on every node. */
    String version() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((LOOK + toString()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
