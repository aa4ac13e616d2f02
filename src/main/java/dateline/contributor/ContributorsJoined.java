package dateline.contributor;

import java.util.List;

/**
 * Several people became one; told in the transaction that did it.
 *
 * @param names of those who went
 */
public record ContributorsJoined(long contributorId, String name, List<String> names) {}
