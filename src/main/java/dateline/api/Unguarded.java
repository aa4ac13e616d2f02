package dateline.api;

/** A change that must name the version it is made to, and does not. Answered with 428. */
class Unguarded extends RuntimeException {}
