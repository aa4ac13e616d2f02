/** Notifies other systems of changes: purges shared caches, and informs search engines (IndexNow). */
@NullMarked
package dateline.notify;

import org.jspecify.annotations.NullMarked;
