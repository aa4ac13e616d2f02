/** The desk of a story: composing, submitting, publishing, changing and retracting its entries. */
@NullMarked
package dateline.desk;

import org.jspecify.annotations.NullMarked;
