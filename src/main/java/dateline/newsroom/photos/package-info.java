/** The photo library: search, uses, and editing of a photo's texts. */
@NullMarked
package dateline.newsroom.photos;

import org.jspecify.annotations.NullMarked;
