/** The screen by which an update is copied or moved to another story. */
@NullMarked
package dateline.newsroom.copies;

import org.jspecify.annotations.NullMarked;
