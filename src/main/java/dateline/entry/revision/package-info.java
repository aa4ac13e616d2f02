/** What is kept of each save: revisions, earlier corrections, and idempotency keys. */
@NullMarked
package dateline.entry.revision;

import org.jspecify.annotations.NullMarked;
