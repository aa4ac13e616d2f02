package dateline.api;

/** Thrown when a change must name the version it is based on ({@code If-Match}) and does not. Answered with 428. */
class Unguarded extends RuntimeException {}
