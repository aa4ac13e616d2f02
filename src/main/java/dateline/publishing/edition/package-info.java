/** Editions: the rendered current state of every story, kept in step with the change log; and the response cache. */
@NullMarked
package dateline.publishing.edition;

import org.jspecify.annotations.NullMarked;
