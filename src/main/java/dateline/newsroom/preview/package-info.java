/** Preview of a story's page with unpublished entries marked, for signed-in accounts only. */
@NullMarked
package dateline.newsroom.preview;

import org.jspecify.annotations.NullMarked;
