/** The log of a story's changes. */
@NullMarked
package dateline.story.change;

import org.jspecify.annotations.NullMarked;
