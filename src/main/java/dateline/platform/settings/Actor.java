package dateline.platform.settings;

/** Person acting in the newsroom: account id, and the name shown to colleagues. */
public record Actor(long accountId, String name) {}
