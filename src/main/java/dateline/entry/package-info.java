/** Entries: the timestamped updates of a story, with their revisions, pins, schedule, timeline pages and feed documents. */
@NullMarked
package dateline.entry;

import org.jspecify.annotations.NullMarked;
