package dateline.platform.jobs;

/**
 * Published when a job was written that is due at once. The scheduler then runs it after the commit instead of at its
 * next poll.
 */
public record JobDue() {}
