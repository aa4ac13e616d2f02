/** The desk of a story: composing, submitting, publishing, changing and retracting its entries. */
@NullMarked
package dateline.newsroom.entries;

import org.jspecify.annotations.NullMarked;
