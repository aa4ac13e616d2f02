/** Informs search engines of changed pages by IndexNow. */
@NullMarked
package dateline.syndication.indexnow;

import org.jspecify.annotations.NullMarked;
