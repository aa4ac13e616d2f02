/** Stories: their headlines, texts, and the state of their coverage. */
@NullMarked
package dateline.story;

import org.jspecify.annotations.NullMarked;
