/** The public site: story pages, permalinks, fronts, photos and error pages. */
@NullMarked
package dateline.reader;

import org.jspecify.annotations.NullMarked;
