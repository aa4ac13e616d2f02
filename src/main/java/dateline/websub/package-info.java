/** The hub (WebSub): who asked to be told of a feed's changes is sent the feed, signed, at each. */
@NullMarked
package dateline.websub;

import org.jspecify.annotations.NullMarked;
