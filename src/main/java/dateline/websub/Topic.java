package dateline.websub;

import org.jspecify.annotations.Nullable;

/**
 * A feed in one format: what can be subscribed to.
 *
 * @param url     its one true address, which its own self link names
 * @param path    of that address
 * @param storyId the story it is of; null for one that reaches across stories
 */
record Topic(String url, String path, @Nullable Long storyId) {}
