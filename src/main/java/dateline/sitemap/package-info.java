/** The crawler's door: sitemaps, the news sitemap, and what robots may read. */
@NullMarked
package dateline.sitemap;

import org.jspecify.annotations.NullMarked;
