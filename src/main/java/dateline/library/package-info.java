/** The photo library: every photo found by its words, with each use of it, and its own words changed once for later uses. */
@NullMarked
package dateline.library;

import org.jspecify.annotations.NullMarked;
