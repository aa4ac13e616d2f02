package dateline.reader.socialcard;

import dateline.publishing.view.EntryView;
import dateline.publishing.view.StoryView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what social cards show, and builds the links from pages to cards. */
@Component
public class SocialCards {

    private final CardFonts fonts;
    private final CardBranding plate;

    SocialCards(CardFonts fonts, CardBranding plate) {
        this.fonts = fonts;
        this.plate = plate;
    }

    /** The link to the story's card. Null when this machine has no fonts to draw one. */
    public @Nullable CardLink of(StoryView story) {
        return link(story.url() + "/card.jpg", CardContent.of(plate, story));
    }

    /**
     * The link to a key event's own card; for any other entry, to its story's. Null when this machine has no fonts to
     * draw one.
     */
    public @Nullable CardLink of(EntryView entry, StoryView story) {
        return !entry.keyEvent() ? of(story) : link(entry.url() + "/card.jpg", CardContent.of(plate, story, entry));
    }

    private @Nullable CardLink link(String url, CardContent card) {
        return !fonts.canSet(plate.name())
                ? null
                : new CardLink(
                        url + "?v=" + card.within(fonts).version(),
                        CardPainter.WIDTH,
                        CardPainter.HEIGHT,
                        card.headline() + " – " + card.plate().name()
                                + (card.badge() == null ? "" : ", " + card.badge()));
    }

    /** What the card should show now. Empty when this machine has no fonts to draw one. */
    Optional<CardContent> wanted(StoryView story, @Nullable EntryView entry) {
        CardContent card = entry == null ? CardContent.of(plate, story) : CardContent.of(plate, story, entry);
        return Optional.of(card).filter(one -> fonts.canSet(plate.name())).map(one -> one.within(fonts));
    }
}
