package dateline.syndication.format;

import dateline.publishing.view.CorrectionView;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a feed: an entry, a story, or a correction.
 *
 * @param id           permanent and the same in every feed, even when the story's address changes
 * @param url          its permalink
 * @param title        plain text
 * @param published    the time of publication; unaffected by edits
 * @param updated      changes with corrections and with edits marked as an update, not with small edits; unique within
 *                     a feed
 * @param revised      whether it was ever corrected or marked as updated
 * @param summary      the beginning of its text, plain; null when it has none
 * @param html         its whole content, with absolute links; never empty
 * @param authors      the people credited as authors
 * @param contributors the other people credited
 * @param story        the story it belongs to; null in the story's own feed
 * @param retraction       the tombstone, when the item is only a notice of its retraction or withdrawal; null otherwise
 */
@RecordBuilder
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
        @Nullable StoryLink story,
        @Nullable Retraction retraction)
        implements FeedItemBuilder.With {

    /** The story an item belongs to; {@code feed} is the URL of the story's own feed without the format's extension. */
    public record StoryLink(String title, String url, String feed) {}
}
