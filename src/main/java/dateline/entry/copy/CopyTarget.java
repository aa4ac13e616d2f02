package dateline.entry.copy;

import dateline.entry.EntryStatus;

/**
 * Where a copy of an entry goes.
 *
 * @param storyId the story that gets the copy
 * @param status  the status of the copy
 * @param move    whether the copy takes the place of its source, which is retracted without a notice
 */
public record CopyTarget(long storyId, EntryStatus status, boolean move) {}
