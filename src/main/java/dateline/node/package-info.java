/** What one node knows of itself: whether it has started, what it cannot do at the moment, and the room on its disk. */
@NullMarked
package dateline.node;

import org.jspecify.annotations.NullMarked;
