/** Sections and tags, in which readers find stories. */
@NullMarked
package dateline.story.section;

import org.jspecify.annotations.NullMarked;
