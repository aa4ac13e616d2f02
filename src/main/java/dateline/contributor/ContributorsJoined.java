package dateline.contributor;

import java.util.List;

/**
 * Published in the transaction that merged contributors.
 *
 * @param names names of the contributors that were removed
 */
public record ContributorsJoined(long contributorId, String name, List<String> names) {}
