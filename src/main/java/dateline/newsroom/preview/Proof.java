package dateline.newsroom.preview;

import java.util.List;

/**
 * A readers' page with unpublished entries.
 *
 * @param html  the page as rendered by the readers' template
 * @param ahead the unpublished entries in it
 */
record Proof(String html, List<UnpublishedEntry> ahead) {}
