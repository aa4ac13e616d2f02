package dateline.edition;

/**
 * A story was taken from readers, and this node keeps no edition of it any more.
 *
 * @param storyId the story
 */
public record EditionWithdrawn(long storyId) {}
