/** Word to others' machines of what has changed: caches in front what to let go of, search engines what to read again. */
@NullMarked
package dateline.notify;

import org.jspecify.annotations.NullMarked;
