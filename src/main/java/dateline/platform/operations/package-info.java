/** Health of a node, and the responses and messages when its port, its database or its disk fails. */
@NullMarked
package dateline.platform.operations;

import org.jspecify.annotations.NullMarked;
