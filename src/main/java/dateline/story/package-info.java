/** Stories: their headlines, sections and tags, the state of their coverage, and the log of their changes. */
@NullMarked
package dateline.story;

import org.jspecify.annotations.NullMarked;
