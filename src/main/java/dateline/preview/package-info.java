/** A story's page as readers will have it, with what is not out yet marked as such: for those who are signed in, and nobody else. */
@NullMarked
package dateline.preview;

import org.jspecify.annotations.NullMarked;
