package dateline.edition;

/** Every edition at hand was rendered again, and with it whatever is made of one. */
record EditionsRenewed() {}
