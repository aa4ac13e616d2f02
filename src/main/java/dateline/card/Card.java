package dateline.card;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a link.
 *
 * @param title    null when nobody could be asked: then it is typed
 * @param provider who shows it there; the link's host when nobody could be asked
 */
public record Card(String url, @Nullable String title, String provider) {}
