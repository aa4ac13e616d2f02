/** The timestamped updates of a story, and everything that can happen to one. */
@NullMarked
package dateline.entry;

import org.jspecify.annotations.NullMarked;
