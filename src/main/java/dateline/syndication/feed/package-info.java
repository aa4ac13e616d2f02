/** The site's feeds in RSS, Atom and JSON Feed: which exist, what they contain, and their HTTP responses. */
@NullMarked
package dateline.syndication.feed;

import org.jspecify.annotations.NullMarked;
