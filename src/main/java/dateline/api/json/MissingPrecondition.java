package dateline.api.json;

/** Thrown when a change must name the version it is based on ({@code If-Match}) and does not. Answered with 428. */
public class MissingPrecondition extends RuntimeException {}
