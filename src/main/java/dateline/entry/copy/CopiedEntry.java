package dateline.entry.copy;

/** An entry at the other end of a copy: its story's slug and headline, and its number there. */
public record CopiedEntry(String story, String headline, long number) {}
