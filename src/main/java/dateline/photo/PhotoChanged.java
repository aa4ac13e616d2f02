package dateline.photo;

import java.util.List;

/** Something is said anew of photos that shows wherever they are used; told in the transaction that says it. */
public record PhotoChanged(List<Long> photoIds) {}
