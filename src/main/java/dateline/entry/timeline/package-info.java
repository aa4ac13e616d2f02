/** An entry's position in the pages of its story and in the documents of its feed. */
@NullMarked
package dateline.entry.timeline;

import org.jspecify.annotations.NullMarked;
