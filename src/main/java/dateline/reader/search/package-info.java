/** The readers' full-text search, with limits of its own so that a flood of searches slows nothing else. */
@NullMarked
package dateline.reader.search;

import org.jspecify.annotations.NullMarked;
