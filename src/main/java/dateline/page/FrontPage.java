package dateline.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A front: home, a section, a tag or a contributor's page.
 *
 * @param kind    {@code home}, {@code section}, {@code tag} or {@code contributor}
 * @param title   what it is called; {@code about} says more, may be null
 * @param cards   its stories, live ones first; on a contributor's page empty
 * @param entries what a contributor is credited with, newest first; elsewhere empty
 */
public record FrontPage(String kind, String url, String title, @Nullable String about, @Nullable FigureView portrait, List<StoryCard> cards,
                        List<CreditedEntry> entries, List<FeedLink> feeds) {

    /** A story on a front, with its latest entry where there is one. */
    public record StoryCard(StoryView story, @Nullable EntryView latest) {
    }

    /** An entry away from its story. */
    public record CreditedEntry(StoryView story, EntryView entry) {
    }
}
