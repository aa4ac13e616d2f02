/** What all newsroom screens share: layout, assets, error pages and navigation. */
@NullMarked
package dateline.newsroom;

import org.jspecify.annotations.NullMarked;
