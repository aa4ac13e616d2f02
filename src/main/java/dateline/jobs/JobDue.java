package dateline.jobs;

/** A job was written that is due at once: the runner looks for it when the transaction is committed, rather than at its next poll. */
public record JobDue() {}
