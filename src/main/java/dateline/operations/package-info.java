/** What an operator sees of a node: its health, and what it says when its ports, its database or its disk fail. */
@NullMarked
package dateline.operations;

import org.jspecify.annotations.NullMarked;
