/** The subscriber's door: RSS, Atom and JSON Feed. */
@NullMarked
package dateline.feed;

import org.jspecify.annotations.NullMarked;
