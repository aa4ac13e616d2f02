/** Creating stories and changing their settings: texts, coverage, headline, lead figure, credits. */
@NullMarked
package dateline.newsroom.stories;

import org.jspecify.annotations.NullMarked;
