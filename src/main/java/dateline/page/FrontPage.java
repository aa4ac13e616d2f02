package dateline.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A front: home, a section, a tag or a contributor's page.
 *
 * @param kind    {@code home}, {@code section}, {@code tag} or {@code contributor}
 * @param title   what it is called; {@code about} says more, may be null
 * @param cards   its stories, live ones first; on a contributor's page empty
 * @param entries what a contributor is credited with, newest first; elsewhere empty
 * @param latest  the newest entries of its live stories; null where none is live, and on tags' and contributors' pages
 */
public record FrontPage(
        String kind,
        String url,
        String title,
        @Nullable String about,
        @Nullable FigureView portrait,
        List<StoryCard> cards,
        List<CreditedEntry> entries,
        List<FeedLink> feeds,
        @Nullable Latest latest) {

    /**
     * The newest entries of a front's live stories, newest first.
     *
     * @param path where they are asked for again
     */
    public record Latest(String path, List<CreditedEntry> entries) {

        /** The day whose name goes without saying. */
        public @Nullable LocalDate day() {
            return entries.isEmpty() ? null : entries.getFirst().entry().day();
        }
    }

    /** A story on a front, with its latest entry where there is one. */
    public record StoryCard(StoryView story, @Nullable EntryView latest) {}

    /** An entry away from its story. */
    public record CreditedEntry(StoryView story, EntryView entry) {}
}
