package dateline.live;

import java.util.List;

/**
 * What the stream would have sent, as one answer.
 *
 * @param seq       the story's latest change: ask for what comes after it
 * @param status    {@code live} or {@code ended}
 * @param reset     the reader is too far behind, or ahead: load the page anew
 * @param pollAfter seconds to wait before asking again
 * @param changes   oldest first
 */
record ChangeList(long seq, String status, boolean reset, int pollAfter, List<LiveEvent> changes) {}
