/** Validation of input, and the exceptions with which a request is refused. */
@NullMarked
package dateline.platform.error;

import org.jspecify.annotations.NullMarked;
