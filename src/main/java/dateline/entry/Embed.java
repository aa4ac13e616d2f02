package dateline.entry;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Link card in an entry, for content on another site. Title and provider are stored as they were on publication;
 * nothing is fetched from the other site.
 *
 * @param url      web address of the content
 * @param title    title of the content there; when null on input, the host of the address is stored
 * @param provider name of the site; when null on input, the host of the address is stored
 */
@Embeddable
public record Embed(
        String url, @Nullable String title, @Nullable String provider) {}
