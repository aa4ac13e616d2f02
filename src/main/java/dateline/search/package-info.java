/** The searcher's door: full text over what is published, apart from everything else so that a flood of questions harms nobody. */
@NullMarked
package dateline.search;

import org.jspecify.annotations.NullMarked;
