/** Entries: the timestamped updates of a story, with their states, pins and schedule. */
@NullMarked
package dateline.entry;

import org.jspecify.annotations.NullMarked;
