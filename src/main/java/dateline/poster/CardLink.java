package dateline.poster;

/**
 * A card as a page names it.
 *
 * @param url absolute; another one when the card changes, so that nobody shows an old copy of it
 */
public record CardLink(String url, int width, int height, String alt) {}
