/** Positions in lists that are paged by key. */
@NullMarked
package dateline.platform.paging;

import org.jspecify.annotations.NullMarked;
