package dateline.entry;

/**
 * Result of a write to an entry.
 *
 * @param number  number of the entry in its story, which never changes
 * @param seq     sequence number of the story's latest change; the change of this write, where readers can see one
 * @param version version of the entry after the write
 */
public record SavedEntry(long number, long seq, long version) {}
