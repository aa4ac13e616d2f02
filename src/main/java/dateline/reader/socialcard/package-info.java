/** Social cards: preview images of stories and key events for shared links, drawn on publication. */
@NullMarked
package dateline.reader.socialcard;

import org.jspecify.annotations.NullMarked;
