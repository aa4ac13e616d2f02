/** Several at one desk: who is there and what each writes on, what others change, and a note for the team. */
@NullMarked
package dateline.together;

import org.jspecify.annotations.NullMarked;
