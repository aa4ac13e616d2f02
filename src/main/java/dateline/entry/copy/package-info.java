/** Copies of entries in other stories. */
@NullMarked
package dateline.entry.copy;

import org.jspecify.annotations.NullMarked;
