/** The desk of a story: the list of its entries, and the streams that keep open desks current. */
@NullMarked
package dateline.newsroom.desk;

import org.jspecify.annotations.NullMarked;
