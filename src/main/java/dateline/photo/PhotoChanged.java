package dateline.photo;

import java.util.List;

/** Published in the transaction that changes photos in a way that shows wherever they are used. */
public record PhotoChanged(List<Long> photoIds) {}
