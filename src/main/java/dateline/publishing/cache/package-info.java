/** Cache of rendered responses by what they were made of, and purges of shared caches. */
@NullMarked
package dateline.publishing.cache;

import org.jspecify.annotations.NullMarked;
