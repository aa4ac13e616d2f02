package dateline.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The archive: its months, or one of them.
 *
 * @param title   what it is called, "November 2026"
 * @param months  those in which a story came out, the latest first; on a month's own page its neighbours are told by {@code earlier} and {@code later}
 * @param stories that came out in the month, the latest first; empty on the list of months
 */
public record ArchivePage(String url, String title, List<Month> months, List<StoryView> stories, @Nullable Month earlier, @Nullable Month later) {

    /** A month in which stories came out. */
    public record Month(String path, String name, long count) {
    }
}
