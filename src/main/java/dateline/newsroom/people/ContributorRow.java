package dateline.newsroom.people;

import dateline.newsroom.form.PhotoCard;
import org.jspecify.annotations.Nullable;

/**
 * A contributor as the list shows them.
 *
 * @param portrait the key of the portrait photo
 * @param entries  the number of entries that credit them, published or not
 * @param stories  the number of stories that credit them, likewise
 * @param photos   the number of photos that name them as creator
 * @param known    whether they are credited in something readers can see
 * @param position the position at which the list continues after them
 */
record ContributorRow(
        long id,
        String slug,
        long version,
        String name,
        @Nullable String title,
        @Nullable String agency,
        @Nullable String portrait,
        long entries,
        long stories,
        long photos,
        boolean known,
        String position) {

    public @Nullable String portraitUrl() {
        return portrait == null ? null : PhotoCard.preview(portrait);
    }

    /** Returns title and agency, as far as known. */
    public String line() {
        return title == null ? agency == null ? "" : agency : agency == null ? title : title + ", " + agency;
    }
}
