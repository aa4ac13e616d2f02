/** Decoding of photos, and every size and format in which they are served. */
@NullMarked
package dateline.photo.rendition;

import org.jspecify.annotations.NullMarked;
