/** The reader's door: story pages, permalinks, fronts and photos. */
@NullMarked
package dateline.reader;

import org.jspecify.annotations.NullMarked;
