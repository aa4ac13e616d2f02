/** The application's clock: the database's time, shared by all nodes. */
@NullMarked
package dateline.platform.clock;

import org.jspecify.annotations.NullMarked;
