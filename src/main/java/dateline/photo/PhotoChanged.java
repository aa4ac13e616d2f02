package dateline.photo;

/** Something is said anew of a photo that shows wherever it is used; told in the transaction that says it. */
public record PhotoChanged(long photoId) {
}
