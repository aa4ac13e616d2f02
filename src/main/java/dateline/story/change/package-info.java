/** The log of all stories' changes, and what may be done after one. */
@NullMarked
package dateline.story.change;

import org.jspecify.annotations.NullMarked;
