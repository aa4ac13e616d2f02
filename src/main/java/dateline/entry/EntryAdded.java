package dateline.entry;

import dateline.story.Change;

/**
 * An entry comes out on its story's newest page, and nothing else of the timeline moves. Told within the transaction that brings it out: where
 * that is rolled back, nothing came out.
 *
 * @param change what the log says of it
 * @param entry  as it stands in that transaction; not to be kept beyond it
 */
public record EntryAdded(Change change, Entry entry) {}
