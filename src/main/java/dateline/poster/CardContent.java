package dateline.poster;

import dateline.page.EntryView;
import dateline.page.FigureView;
import dateline.page.StoryView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Everything a card shows.
 *
 * @param headline empty where no font here has its letters: better none than one with holes in it
 * @param badge "LIVE" in the story's language; null on a card without one
 * @param language in which the headline is, BCP 47
 * @param photo its key; null on a card of words alone
 */
record CardContent(
        Nameplate plate,
        String headline,
        @Nullable String section,
        @Nullable String badge,
        String language,
        boolean rightToLeft,
        @Nullable String photo,
        int photoWidth) {

    /** Goes up when cards are to look otherwise: then all are made anew. */
    private static final int LOOK = 3;

    static CardContent of(Nameplate plate, StoryView story) {
        return of(plate, story.headline(), story, story.leadFigure());
    }

    static CardContent of(Nameplate plate, StoryView story, EntryView entry) {
        return of(
                plate,
                entry.title(),
                story,
                entry.figures().isEmpty() ? story.leadFigure() : entry.figures().getFirst());
    }

    private static CardContent of(Nameplate plate, String headline, StoryView story, @Nullable FigureView photo) {
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
                photo == null ? null : photo.key(),
                photo == null ? 0 : photo.width());
    }

    /** As much of it as can be drawn with these fonts. */
    CardContent within(CardFonts fonts) {
        return new CardContent(
                plate,
                fonts.canSet(headline) ? headline : "",
                section == null || !fonts.canSet(section) ? null : section,
                badge == null || fonts.canSet(badge) ? badge : "LIVE",
                language,
                rightToLeft,
                photo,
                photoWidth);
    }

    /** Equal for equal cards, on every node. */
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
