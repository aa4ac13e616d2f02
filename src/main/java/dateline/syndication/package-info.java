/** A feed in no format yet, and its writers in RSS, Atom and JSON Feed. */
@NullMarked
package dateline.syndication;

import org.jspecify.annotations.NullMarked;
