/** Basics shared by all packages, without knowledge of stories. */
@NullMarked
package dateline.platform;

import org.jspecify.annotations.NullMarked;
