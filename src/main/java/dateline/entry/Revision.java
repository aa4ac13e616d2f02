package dateline.entry;

import java.time.Instant;

/** What an entry said at one of its versions. */
public record Revision(int number, EntryContent content, Instant revisedAt, String revisedBy) {}
