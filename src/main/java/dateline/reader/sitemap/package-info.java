/** Sitemaps, the news sitemap and robots.txt, for crawlers. */
@NullMarked
package dateline.reader.sitemap;

import org.jspecify.annotations.NullMarked;
