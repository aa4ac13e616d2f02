package dateline.account.key;

import dateline.account.SignedIn;

/**
 * API key of the current request: the details of its authentication.
 *
 * @param id id of the key, which is no secret
 * @param by account for which the key acts
 */
public record BearerKey(long id, SignedIn by) {}
