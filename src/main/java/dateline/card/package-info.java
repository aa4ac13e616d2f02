/** Cards of things elsewhere: what a pasted link is called where it leads. */
@NullMarked
package dateline.card;

import org.jspecify.annotations.NullMarked;
