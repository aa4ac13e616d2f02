package dateline.contributor;

/**
 * Something is said anew of a person; told in the transaction that says it.
 *
 * @param named whether it is their name or their address, which stand under everything that credits them
 */
public record ContributorChanged(long contributorId, boolean named) {}
