package dateline.reader.socialcard;

/**
 * A link from a page to its social card.
 *
 * @param url absolute; changes with the card's content, so that no outdated copy is shown
 */
public record CardLink(String url, int width, int height, String alt) {}
