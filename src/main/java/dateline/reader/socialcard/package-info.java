/** Social cards: preview images of stories and key events for shared links, drawn when they are first asked for. */
@NullMarked
package dateline.reader.socialcard;

import org.jspecify.annotations.NullMarked;
