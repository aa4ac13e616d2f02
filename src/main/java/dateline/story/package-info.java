/** A story: what it is called, where it belongs, whether its coverage is open, and the log of its changes. */
@NullMarked
package dateline.story;

import org.jspecify.annotations.NullMarked;
