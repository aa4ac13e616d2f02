package dateline.entry;

import dateline.story.change.Change;

/**
 * Published inside the writing transaction when an entry becomes public for the first time, lands on the newest page,
 * and moves no page boundary. Listeners discard their work if the transaction rolls back.
 *
 * @param change the change appended to the story's log
 * @param entry  the managed entity of that transaction; do not use it after the transaction
 */
public record EntryAdded(Change change, Entry entry) {}
