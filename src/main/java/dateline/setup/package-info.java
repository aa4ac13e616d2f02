/** Stories as they are set up: begun, described, opened and ended. */
@NullMarked
package dateline.setup;

import org.jspecify.annotations.NullMarked;
