/** Limits on how often something may be asked for. */
@NullMarked
package dateline.platform.traffic;

import org.jspecify.annotations.NullMarked;
