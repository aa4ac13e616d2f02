/** The live door: a story's changes as a stream and as a list. */
@NullMarked
package dateline.live;

import org.jspecify.annotations.NullMarked;
