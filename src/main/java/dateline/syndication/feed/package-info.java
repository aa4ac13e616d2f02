/** The feeds of the site: which exist, what they contain, and their HTTP responses. */
@NullMarked
package dateline.syndication.feed;

import org.jspecify.annotations.NullMarked;
