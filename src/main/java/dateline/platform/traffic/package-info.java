/** Rate limits. */
@NullMarked
package dateline.platform.traffic;

import org.jspecify.annotations.NullMarked;
