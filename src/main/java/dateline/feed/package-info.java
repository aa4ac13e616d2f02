/** The subscriber's door: RSS, Atom and JSON Feed. */
@NullMarked
package dateline.feed;

import dateline.syndication.Feed;
import org.jspecify.annotations.NullMarked;
