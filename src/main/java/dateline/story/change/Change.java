package dateline.story.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One visible change of a story. It names what was changed and how, but holds no content; consumers read the current
 * content.
 *
 * @param seq         counts from 1 in each story, without gaps, in commit order
 * @param entryNumber number of the entry that changed; null when the story itself changed
 */
public record Change(
        long storyId, long seq, ChangeKind kind, @Nullable Long entryNumber, Instant changedAt) {}
