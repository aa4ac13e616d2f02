/** Follows the change log on each node, and reports which nodes follow it. */
@NullMarked
package dateline.publishing.change;

import org.jspecify.annotations.NullMarked;
