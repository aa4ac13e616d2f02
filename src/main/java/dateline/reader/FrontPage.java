package dateline.reader;

import dateline.publishing.view.EntryView;
import dateline.publishing.view.FeedLink;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.StoryView;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A front: the home page, or the page of a section, a tag or a contributor.
 *
 * @param kind    {@code home}, {@code section}, {@code tag} or {@code contributor}
 * @param about   a description; may be null
 * @param cards   the stories, live ones first; empty on a contributor's page
 * @param entries what the contributor is credited with, newest first; empty on other fronts
 * @param latest  the newest entries of the live stories; null when none is live, and for tags and contributors
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
     * @param path the path that an open page polls
     */
    public record Latest(String path, List<CreditedEntry> entries) {

        /** The day that the labels of these entries need not name. */
        public @Nullable LocalDate day() {
            return entries.isEmpty() ? null : entries.getFirst().entry().day();
        }
    }

    /** A story on a front, with its latest entry where there is one. */
    public record StoryCard(StoryView story, @Nullable EntryView latest) {}

    /** An entry shown apart from its story. */
    public record CreditedEntry(StoryView story, EntryView entry) {}
}
