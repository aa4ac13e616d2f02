/** Feeds independent of their format, and writers for RSS, Atom and JSON Feed. */
@NullMarked
package dateline.syndication.format;

import org.jspecify.annotations.NullMarked;
