/** From a change to ready responses: what is made of a story before any door serves it. */
@NullMarked
package dateline.publishing;

import org.jspecify.annotations.NullMarked;
