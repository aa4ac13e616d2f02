/** The change feed of a node: follows the change log, calls what a change leads to, and reports how far the node is. */
@NullMarked
package dateline.publishing.change;

import org.jspecify.annotations.NullMarked;
