/** Cache of rendered responses: kept by what they were made of, and purged here and in shared caches. */
@NullMarked
package dateline.publishing.cache;

import org.jspecify.annotations.NullMarked;
