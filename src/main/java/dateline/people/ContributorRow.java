package dateline.people;

import dateline.newsroom.PhotoCard;
import org.jspecify.annotations.Nullable;

/**
 * A person as the list has them.
 *
 * @param portrait the key of a photo
 * @param entries  how many updates credit them, whether out or not; {@code stories} likewise
 * @param photos   how many photos say that they took them
 * @param known    whether readers may know of them
 * @param place    where the list goes on after them
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
        String place) {

    public @Nullable String portraitUrl() {
        return portrait == null ? null : PhotoCard.preview(portrait);
    }

    /** Title and agency, as far as they are known. */
    public String line() {
        return title == null ? agency == null ? "" : agency : agency == null ? title : title + ", " + agency;
    }
}
