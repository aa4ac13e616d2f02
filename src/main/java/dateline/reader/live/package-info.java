/** A story's changes as a stream and as a list. */
@NullMarked
package dateline.reader.live;

import org.jspecify.annotations.NullMarked;
