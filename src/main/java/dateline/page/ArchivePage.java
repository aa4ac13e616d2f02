package dateline.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The archive: its months, or a page of one of them.
 *
 * @param title   what it is called, "November 2026"
 * @param months  those in which a story came out, the latest first; on a month's own page its neighbours are told by {@code ways}
 * @param stories that came out in the month, the latest first; empty on the list of months
 * @param ways    where one can go on from here
 */
public record ArchivePage(String url, String title, List<Month> months, List<StoryView> stories, Ways ways) {

    /** A month in which stories came out. */
    public record Month(String path, String name, long count) {}

    /**
     * The pages next to this one; a month with many stories has several pages.
     *
     * @param older   the path of the page of the same month with the stories before these; null on its last page
     * @param newer   the path of the page of the same month with the stories after these; null on its first page
     * @param earlier the month before this one in which stories came out
     * @param later   the month after this one in which stories came out
     */
    public record Ways(
            @Nullable String older,
            @Nullable String newer,
            @Nullable Month earlier,
            @Nullable Month later) {

        public static final Ways NONE = new Ways(null, null, null, null);

        public @Nullable String next() {
            return older != null ? older : earlier == null ? null : earlier.path();
        }

        public @Nullable String previous() {
            return newer != null ? newer : later == null ? null : later.path();
        }
    }
}
