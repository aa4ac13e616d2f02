package dateline.newsroom.desk;

import dateline.account.AccountRole;
import dateline.account.SignedIn;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Those open desks of a story that show the same: same language, same rights, same list. What they show is read and
 * rendered once for all of them, so it contains nothing of a single account or session.
 *
 * @param reporter id of the account, for a reporter, who sees no unpublished entries of others; null for all who publish
 * @param query    the list, always from its beginning
 */
record DeskAudience(long storyId, Locale language, @Nullable Long reporter, DeskQuery query) {

    /** The audiences that are probably larger first. */
    static final Comparator<DeskAudience> LARGEST_FIRST = Comparator.<DeskAudience, Boolean>comparing(
                    audience -> !audience.query().equals(DeskQuery.TIMELINE))
            .thenComparing(audience -> audience.reporter() != null)
            .thenComparing(DeskAudience::toString);

    static DeskAudience of(long storyId, Locale language, SignedIn by, DeskQuery query) {
        return new DeskAudience(storyId, language, by.sees(), query.normal());
    }

    /** A principal without a name, with the rights of the audience. */
    SignedIn by() {
        AccountRole role = reporter == null ? AccountRole.EDITOR : AccountRole.REPORTER;
        return new SignedIn(reporter == null ? 0 : reporter, "", "", role, null, null);
    }
}
