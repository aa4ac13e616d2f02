/** The photo library: search, uses, and editing of a photo's texts. */
@NullMarked
package dateline.library;

import org.jspecify.annotations.NullMarked;
