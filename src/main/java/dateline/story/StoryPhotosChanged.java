package dateline.story;

/**
 * Published in the transaction that gives a public story another lead photo, or other people to credit: photos that readers saw may no
 * longer be public.
 */
public record StoryPhotosChanged(long storyId) {}
