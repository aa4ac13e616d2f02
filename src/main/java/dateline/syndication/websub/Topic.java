package dateline.syndication.websub;

import org.jspecify.annotations.Nullable;

/**
 * A feed in one format, as a WebSub topic.
 *
 * @param url     the feed's canonical URL, as in its own self link
 * @param path    the path of that URL
 * @param storyId the id of the feed's story; null for a feed across stories
 */
record Topic(String url, String path, @Nullable Long storyId) {}
