/** The newsroom's overview of live stories, changes and unpublished entries, and its search. */
@NullMarked
package dateline.newsroom.overview;

import org.jspecify.annotations.NullMarked;
