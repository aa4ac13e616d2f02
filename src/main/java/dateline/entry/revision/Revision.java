package dateline.entry.revision;

import dateline.entry.EntryContent;
import java.time.Instant;

/**
 * Content of an entry at one of its revisions.
 *
 * @param number    counts from 1 within the entry
 * @param revisedBy name of the account that saved it
 */
public record Revision(int number, EntryContent content, Instant revisedAt, String revisedBy) {}
