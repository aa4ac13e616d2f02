/** The readers' HTTP server: ready bytes out of memory, live streams, and bounds against a crowd; it knows no story. */
@NullMarked
package dateline.press;

import org.jspecify.annotations.NullMarked;
