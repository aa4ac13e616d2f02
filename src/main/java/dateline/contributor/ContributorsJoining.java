package dateline.contributor;

import java.util.List;

/** Several people are about to become one; told in the transaction that does it, once nobody else can credit them and while their credits still name them. */
public record ContributorsJoining(List<Long> contributorIds) {}
