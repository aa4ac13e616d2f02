/** Sitemaps, the news sitemap and robots.txt, for crawlers. */
@NullMarked
package dateline.sitemap;

import org.jspecify.annotations.NullMarked;
