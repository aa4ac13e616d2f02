/** The clock that all nodes share. */
@NullMarked
package dateline.platform.clock;

import org.jspecify.annotations.NullMarked;
