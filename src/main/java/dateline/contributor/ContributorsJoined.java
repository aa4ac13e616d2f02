package dateline.contributor;

import java.util.List;

/**
 * Several people became one; told in the transaction that did it.
 *
 * @param credits the credits that named one of those who went
 * @param names   theirs
 */
public record ContributorsJoined(long contributorId, String name, List<Long> credits, List<String> names) {
}
