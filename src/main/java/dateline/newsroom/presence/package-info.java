/** Collaboration at a story's desk: presence, live refresh, and the note for the team. */
@NullMarked
package dateline.newsroom.presence;

import org.jspecify.annotations.NullMarked;
