/** The desk of a story: the list of its entries, and actions on many of them. */
@NullMarked
package dateline.newsroom.desk;

import org.jspecify.annotations.NullMarked;
