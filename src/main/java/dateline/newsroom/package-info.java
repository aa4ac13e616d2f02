/** What all newsroom screens share: layout, assets, language, error pages, and common forms. */
@NullMarked
package dateline.newsroom;

import org.jspecify.annotations.NullMarked;
