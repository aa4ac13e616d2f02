/** Finding one's way: the newsroom's front, with what is live, what has just happened and what waits, and the search over all of it. */
@NullMarked
package dateline.finding;

import org.jspecify.annotations.NullMarked;
