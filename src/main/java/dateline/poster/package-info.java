/** Social cards: the picture that stands for a story or a key event where its address is shared, made when it is published. */
@NullMarked
package dateline.poster;

import org.jspecify.annotations.NullMarked;
