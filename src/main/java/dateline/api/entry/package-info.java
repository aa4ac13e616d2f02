/** Entries in the API: posting, changing, correcting, pinning and retracting. */
@NullMarked
package dateline.api.entry;

import org.jspecify.annotations.NullMarked;
