package dateline.syndication;

import dateline.page.CorrectionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a subscriber reads: an entry, or a story where a feed has stories.
 *
 * @param id           the same for ever and in every feed, whatever becomes of the story's address
 * @param url          its permalink
 * @param title        plain text
 * @param published    does not move when the words do
 * @param updated      moves with corrections and marked updates, not with small fixes; no two items of a feed share one
 * @param revised      whether it was ever corrected or marked as updated
 * @param summary      the first words, plain text; null when it has none
 * @param html         everything it says, with absolute links; never empty
 * @param authors      who wrote it; {@code contributors} all others credited
 * @param story        the story it is part of; null where the feed is that story's
 * @param gone         the retraction, where the item says no more than that there was one; null for any other
 */
public record FeedItem(
        String id,
        String url,
        String title,
        Instant published,
        Instant updated,
        boolean revised,
        String language,
        @Nullable String summary,
        String html,
        List<String> categories,
        List<FeedPerson> authors,
        List<FeedPerson> contributors,
        List<FeedPhoto> photos,
        boolean keyEvent,
        List<CorrectionView> corrections,
        @Nullable Whole story,
        @Nullable Retraction gone) {

    /** The story an item is part of; {@code feed} is the address of the story's own feed without the format's ending. */
    public record Whole(String title, String url, String feed) {}

    public FeedItem updatedAt(Instant moment) {
        return new FeedItem(
                id,
                url,
                title,
                published,
                moment,
                revised,
                language,
                summary,
                html,
                categories,
                authors,
                contributors,
                photos,
                keyEvent,
                corrections,
                story,
                gone);
    }
}
