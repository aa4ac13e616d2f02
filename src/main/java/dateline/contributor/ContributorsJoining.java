package dateline.contributor;

import java.util.List;

/**
 * Published in the transaction that merges contributors, after they are locked against new credits and while their
 * credits still name them.
 */
public record ContributorsJoining(List<Long> contributorIds) {}
