package dateline.reader.socialcard;

import dateline.photo.rendition.Rendition;
import dateline.photo.rendition.RenditionFormat;
import dateline.photo.rendition.RenditionStore;
import dateline.reader.socialcard.CardContent.CardPhoto;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Draws social cards when they are first asked for. */
@Component
class CardMaker {

    private static final Logger LOG = LoggerFactory.getLogger(CardMaker.class);
    // The least width, in pixels, of the photo's rendition to draw from, if there is one.
    private static final int WIDE_ENOUGH = 960;

    private final RenditionStore photos;
    private final CardFiles files;
    private final CardPainter painter;

    CardMaker(RenditionStore photos, CardFiles files, CardPainter painter) {
        this.photos = photos;
        this.files = files;
        this.painter = painter;
    }

    /**
     * Returns the card as a JPEG, and draws it if need be.
     *
     * @param number the key event's number; 0 for the story's own card
     */
    byte[] make(long storyId, long number, CardContent content) {
        CardFiles.Name name = new CardFiles.Name(storyId, number, content.version());
        return files.find(name).orElseGet(() -> {
            byte[] card = painter.paint(content, photo(content));
            files.keep(name, card);
            return card;
        });
    }

    private @Nullable BufferedImage photo(CardContent card) {
        CardPhoto shown = card.photo();
        if (shown == null) {
            return null;
        }
        int width = Rendition.widths(shown.width()).stream()
                .filter(wide -> wide >= WIDE_ENOUGH)
                .findFirst()
                .orElse(Rendition.widths(shown.width()).getLast());
        try {
            byte[] bytes = photos.bytes(
                            shown.key(),
                            shown.width(),
                            new Rendition(width, RenditionFormat.of("jpg").orElseThrow()))
                    .orElse(null);
            return bytes == null ? null : ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            LOG.warn("A social card was drawn without the photo {}: {}", shown.key(), e.toString());
            return null;
        }
    }
}
