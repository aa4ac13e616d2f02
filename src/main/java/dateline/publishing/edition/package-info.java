/** Editions: the rendered current state of every story, kept in step with the change log. */
@NullMarked
package dateline.publishing.edition;

import org.jspecify.annotations.NullMarked;
