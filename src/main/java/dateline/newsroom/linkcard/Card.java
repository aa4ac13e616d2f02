package dateline.newsroom.linkcard;

import org.jspecify.annotations.Nullable;

/**
 * The title and provider of a link, as shown in a link card.
 *
 * @param title    null when no provider could be asked; the editor then types it
 * @param provider the provider's name; the link's host when no provider could be asked
 */
public record Card(String url, @Nullable String title, String provider) {}
