package dateline.newsroom.presence;

import dateline.platform.error.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * What an open page says of itself. Bound from request parameters.
 *
 * @param client a random id that the page chose for itself; null for none
 * @param turn   the page's own count of its requests; null for none
 * @param entry  the number of the entry being edited on the page; null for none, or for a new one
 */
public record PresentPage(
        @Nullable String client,
        @Nullable Integer turn,
        @Nullable Long entry) {

    /** Whether the page has an id. */
    public boolean isNamed() {
        return client != null;
    }

    /**
     * Returns the id.
     *
     * @throws NotFound when it is not one that a page chooses
     */
    public String id() {
        if (client == null || !client.matches("[\\w-]{8,64}")) {
            throw new NotFound("page", "of that name");
        }
        return client;
    }

    /** The count of this request: one that arrives after a later one of the page changes nothing. */
    public int order() {
        return turn == null ? 0 : turn;
    }
}
