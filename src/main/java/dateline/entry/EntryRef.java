package dateline.entry;

/** Names an entry by its story's id and its number in that story. */
public record EntryRef(long storyId, long number) {}
