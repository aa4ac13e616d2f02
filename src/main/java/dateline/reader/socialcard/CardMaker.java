package dateline.reader.socialcard;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.photo.rendition.Rendition;
import dateline.photo.rendition.RenditionFormat;
import dateline.photo.rendition.RenditionStore;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.story.Stories;
import dateline.story.Story;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws social cards that are due, and deletes those of stories and entries that are no longer public. */
@Component
class CardMaker {

    private static final Logger LOG = LoggerFactory.getLogger(CardMaker.class);
    // The least width, in pixels, of the photo's rendition to draw from, if there is one.
    private static final int WIDE_ENOUGH = 960;
    private static final Limit EVENTS = Limit.of(500);

    private final Stories stories;
    private final Entries entries;
    private final StoryViews views;
    private final RenditionStore photos;
    private final SocialCards cards;
    private final CardFonts fonts;
    private final CardPainter painter;
    private final CardBranding plate;
    private final TransactionTemplate transaction;

    CardMaker(
            Stories stories,
            Entries entries,
            StoryViews views,
            RenditionStore photos,
            SocialCards cards,
            CardFonts fonts,
            CardPainter painter,
            CardBranding plate,
            TransactionTemplate transaction) {
        this.stories = stories;
        this.entries = entries;
        this.views = views;
        this.photos = photos;
        this.cards = cards;
        this.fonts = fonts;
        this.painter = painter;
        this.plate = plate;
        this.transaction = transaction;
    }

    /**
     * Brings one card up to date: draws, replaces or deletes it.
     *
     * @param number the key event's number; 0 for the story's own card
     */
    void make(long storyId, long number) {
        if (!fonts.canSet(plate.name())) {
            return;
        }
        Optional<CardContent> wanted = Objects.requireNonNull(transaction.execute(status -> content(storyId, number)))
                .map(card -> card.within(fonts));
        if (wanted.isEmpty()) {
            cards.remove(storyId, number);
        } else if (!cards.isMade(storyId, number, wanted.get().version())) {
            cards.put(storyId, number, wanted.get().version(), painter.paint(wanted.get(), photo(wanted.get())));
        }
    }

    /**
     * Brings the story's card and its key events' cards up to date: these show the story's section, badge and photo
     * too.
     */
    void makeAll(long storyId) {
        make(storyId, 0);
        List<Long> events = transaction.execute(status ->
                entries.keyEvents(storyId, EVENTS).stream().map(Entry::number).toList());
        if (events != null) {
            events.forEach(number -> make(storyId, number));
        }
    }

    private Optional<CardContent> content(long storyId, long number) {
        Optional<StoryView> story =
                stories.findById(storyId).filter(Story::isPublic).map(views::story);
        return number == 0
                ? story.map(view -> CardContent.of(plate, view))
                : story.flatMap(view -> entries.numbered(storyId, number)
                        .filter(entry -> entry.isPublic() && entry.keyEvent())
                        .map(entry -> CardContent.of(plate, view, views.entry(entry, view))));
    }

    private @Nullable BufferedImage photo(CardContent card) {
        if (card.photo() == null) {
            return null;
        }
        int width = Rendition.widths(card.photoWidth()).stream()
                .filter(wide -> wide >= WIDE_ENOUGH)
                .findFirst()
                .orElse(Rendition.widths(card.photoWidth()).getLast());
        try {
            byte[] bytes = photos.bytes(
                            card.photo(),
                            card.photoWidth(),
                            new Rendition(width, RenditionFormat.of("jpg").orElseThrow()))
                    .orElse(null);
            return bytes == null ? null : ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            LOG.warn("A social card was drawn without the photo {}: {}", card.photo(), e.toString());
            return null;
        }
    }
}
