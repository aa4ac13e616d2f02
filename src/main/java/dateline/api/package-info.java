/** The JSON API for programs: the same actions as the newsroom, with bearer keys. */
@NullMarked
package dateline.api;

import org.jspecify.annotations.NullMarked;
