/** Actions on several entries of a story at once. */
@NullMarked
package dateline.newsroom.bulk;

import org.jspecify.annotations.NullMarked;
