package dateline.reader.socialcard;

import dateline.publishing.view.EntryView;
import dateline.publishing.view.StoryView;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores social cards in the database, and builds the links from pages to cards. */
@Component
public class SocialCards {

    private final JdbcClient jdbc;
    private final CardFonts fonts;
    private final CardBranding plate;
    private final Clock clock;

    SocialCards(JdbcClient jdbc, CardFonts fonts, CardBranding plate, Clock clock) {
        this.jdbc = jdbc;
        this.fonts = fonts;
        this.plate = plate;
        this.clock = clock;
    }

    /** The link to the story's card. Null when this machine has no fonts to draw one. */
    public @Nullable CardLink of(StoryView story) {
        return link(story.url() + "/card.png", CardContent.of(plate, story));
    }

    /**
     * The link to a key event's own card; for any other entry, to its story's. Null when this machine has no fonts to
     * draw one.
     */
    public @Nullable CardLink of(EntryView entry, StoryView story) {
        return !entry.keyEvent() ? of(story) : link(entry.url() + "/card.png", CardContent.of(plate, story, entry));
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

    /** A card that was drawn, and the version of its content. */
    record Made(String version, byte[] png) {}

    /**
     * The stored card.
     *
     * @param number the key event's number; 0 for the story's own card
     */
    Optional<Made> find(long storyId, long number) {
        return jdbc.sql("select version, png from card where story_id = :story and entry_number = :number")
                .param("story", storyId)
                .param("number", number)
                .query((row, i) -> new Made(row.getString("version"), row.getBytes("png")))
                .optional();
    }

    /** The version that the card should have. Empty when this machine has no fonts to draw one. */
    Optional<String> wanted(StoryView story, @Nullable EntryView entry) {
        CardContent card = entry == null ? CardContent.of(plate, story) : CardContent.of(plate, story, entry);
        return Optional.of(card)
                .filter(one -> fonts.canSet(plate.name()))
                .map(one -> one.within(fonts).version());
    }

    /** Whether the stored card has this version. */
    boolean isMade(long storyId, long number, String version) {
        return jdbc.sql(
                                "select count(*) from card where story_id = :story and entry_number = :number and version = :version")
                        .param("story", storyId)
                        .param("number", number)
                        .param("version", version)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void put(long storyId, long number, String version, byte[] png) {
        jdbc.sql("""
                insert into card (story_id, entry_number, version, png, made_at) values (:story, :number, :version, :png, :now)
                on conflict (story_id, entry_number) do update
                set version = excluded.version, png = excluded.png, made_at = excluded.made_at""")
                .param("story", storyId)
                .param("number", number)
                .param("version", version)
                .param("png", png)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void remove(long storyId, long number) {
        jdbc.sql("delete from card where story_id = :story and entry_number = :number")
                .param("story", storyId)
                .param("number", number)
                .update();
    }
}
