package dateline.story;

/**
 * Published in the transaction that changes the lead photo or the credits of a public story. Photos that were public
 * may not be public any more.
 */
public record StoryPhotosChanged(long storyId) {}
