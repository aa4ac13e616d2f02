/** The site for feed readers and other machines. */
@NullMarked
package dateline.syndication;

import org.jspecify.annotations.NullMarked;
