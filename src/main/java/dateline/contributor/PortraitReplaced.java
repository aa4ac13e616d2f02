package dateline.contributor;

/**
 * Published in the transaction that takes a contributor's portrait away, or replaces it. The former one may not be
 * public any more.
 */
public record PortraitReplaced(long contributorId) {}
