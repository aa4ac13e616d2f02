package dateline.contributor;

/**
 * Published in the transaction that changes a contributor.
 *
 * @param named whether the name or the slug changed, which appear wherever the contributor is credited
 */
public record ContributorChanged(long contributorId, boolean named) {}
