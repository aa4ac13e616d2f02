/** The language of the interface for each editor. */
@NullMarked
package dateline.newsroom.language;

import org.jspecify.annotations.NullMarked;
