/** The programs' door: the desks' verbs as JSON over HTTP. */
@NullMarked
package dateline.api;

import org.jspecify.annotations.NullMarked;
