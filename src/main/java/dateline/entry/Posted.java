package dateline.entry;

/**
 * What a desk answers once the entry is safe.
 *
 * @param number  the entry's address in its story, for good
 * @param seq     the story's latest change, this one where there was one to see
 * @param version the entry's version now
 */
public record Posted(long number, long seq, long version) {}
