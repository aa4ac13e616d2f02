package dateline.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One visible change of a story. It says what happened to what, never the words: whoever tells of it reads what stands now.
 *
 * @param seq         counts from 1 in each story, without a gap, in the order of commits
 * @param entryNumber the entry it happened to; null when it happened to the story
 */
public record Change(
        long storyId, long seq, ChangeKind kind, @Nullable Long entryNumber, Instant changedAt) {}
