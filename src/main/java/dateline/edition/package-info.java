/** Every story as ready bytes, kept in step with its change log. */
@NullMarked
package dateline.edition;

import org.jspecify.annotations.NullMarked;
