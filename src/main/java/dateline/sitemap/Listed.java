package dateline.sitemap;

import java.time.Instant;

/**
 * A page as a sitemap lists it.
 *
 * @param url     absolute
 * @param changed when its words last changed for readers
 */
record Listed(String url, Instant changed) {}
