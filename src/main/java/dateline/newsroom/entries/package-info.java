/** Composing, submitting, publishing, changing and retracting entries. */
@NullMarked
package dateline.newsroom.entries;

import org.jspecify.annotations.NullMarked;
