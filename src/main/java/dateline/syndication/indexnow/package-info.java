/** Notifies other systems of changes: purges shared caches, and informs search engines (IndexNow). */
@NullMarked
package dateline.syndication.indexnow;

import org.jspecify.annotations.NullMarked;
