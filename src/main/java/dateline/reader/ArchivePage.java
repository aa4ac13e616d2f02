package dateline.reader;

import dateline.publishing.view.StoryView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the archive: the list of months, or the stories of one month.
 *
 * @param title   for example "November 2026"
 * @param months  the months in which stories came out, latest first; empty on a month's page
 * @param stories the stories that came out in the month, latest first; empty on the list of months
 * @param ways    links to the neighbouring pages
 */
public record ArchivePage(String url, String title, List<Month> months, List<StoryView> stories, Ways ways) {

    /** A month in which stories came out. */
    public record Month(String path, String name, long count) {}

    /**
     * Links to the neighbouring pages. A month with many stories has several pages.
     *
     * @param older   the path of the same month's page with earlier stories; null on its last page
     * @param newer   the path of the same month's page with later stories; null on its first page
     * @param earlier the previous month in which stories came out
     * @param later   the next month in which stories came out
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
