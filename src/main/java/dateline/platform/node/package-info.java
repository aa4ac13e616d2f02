/** State of one node: whether it has started, what it cannot do at the moment, and its disk space. */
@NullMarked
package dateline.platform.node;

import org.jspecify.annotations.NullMarked;
