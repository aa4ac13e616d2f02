package dateline.entry;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Something of another site's that an entry points to, as it was when it was published: readers get a card, and nothing is fetched from there.
 *
 * @param url      where it is
 * @param title    what it is called there; the address's own words when null
 * @param provider who shows it there; the address's host when null
 */
@Embeddable
public record Embed(
        String url, @Nullable String title, @Nullable String provider) {}
