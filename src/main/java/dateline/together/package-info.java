/** Collaboration at a story's desk: presence, live refresh, and the note for the team. */
@NullMarked
package dateline.together;

import org.jspecify.annotations.NullMarked;
