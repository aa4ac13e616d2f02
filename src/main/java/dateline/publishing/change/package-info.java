/** The follower of the change log. */
@NullMarked
package dateline.publishing.change;

import org.jspecify.annotations.NullMarked;
