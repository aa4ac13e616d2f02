package dateline.reader.sitemap;

import java.time.Instant;

/**
 * A page, as listed in a sitemap.
 *
 * @param url     absolute
 * @param changed when its content last changed for readers
 */
record SitemapUrl(String url, Instant changed) {}
