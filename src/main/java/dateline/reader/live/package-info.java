/** A story's changes for open pages, as Server-Sent Events and as a JSON list. */
@NullMarked
package dateline.reader.live;

import org.jspecify.annotations.NullMarked;
