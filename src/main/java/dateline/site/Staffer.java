package dateline.site;

/** Who does something in the newsroom: an account's id, and the name that colleagues read beside what was done. */
public record Staffer(long accountId, String name) {}
