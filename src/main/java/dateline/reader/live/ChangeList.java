package dateline.reader.live;

import java.util.List;

/**
 * A story's changes as one JSON response, for pages without an event stream.
 *
 * @param seq       the story's latest change: ask for changes after it next
 * @param status    {@code upcoming}, {@code live} or {@code ended}
 * @param reset     the client is too far behind, or ahead: it must reload the page
 * @param pollAfter seconds to wait before asking again
 * @param changes   oldest first
 */
record ChangeList(long seq, String status, boolean reset, int pollAfter, List<LiveEvent> changes) {}
