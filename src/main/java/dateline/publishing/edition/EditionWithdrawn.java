package dateline.publishing.edition;

/**
 * Event: a story is no longer public, and this node has dropped its edition.
 *
 * @param storyId the story
 */
public record EditionWithdrawn(long storyId) {}
