package dateline.publishing.cache;

import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The subjects that a cached response can depend on. In shared caches they serve as surrogate keys. */
public final class SurrogateKeys {

    /** The latest content of any story: for fronts and the site's feeds. */
    public static final String SITE = "site";
    /** The sections with public stories, for pages that show nothing else than the navigation. */
    public static final String SECTIONS = "sections";
    /**
     * The sections in the navigation of every page of a story. Reported as changed only when the list differs from
     * before.
     */
    public static final String MENU = "menu";
    /**
     * The set of photos that readers may see. For shared caches, and for portraits, which a change of any story may
     * remove.
     */
    public static final String PHOTOS = "photos";

    private static final Set<ChangeKind> OF_THE_STORY = Set.of(ChangeKind.STORY, ChangeKind.OPENED, ChangeKind.ENDED);
    private static final Set<ChangeKind> OF_PHOTOS =
            Set.of(ChangeKind.STORY, ChangeKind.EDITED, ChangeKind.UPDATED, ChangeKind.RETRACTED);

    private SurrogateKeys() {}

    /**
     * The subjects that these changes of a story affect. The story's own pages come before everything that shows many
     * stories.
     *
     * @param far whether an entry may have changed that is not on the story's own page
     */
    public static Set<String> changedBy(long storyId, Collection<Change> changes, boolean far) {
        Set<String> subjects = new LinkedHashSet<>(Set.of(story(storyId)));
        if (far) {
            subjects.add(olderPages(storyId));
        }
        for (Change change : changes) {
            if (change.entryNumber() != null) {
                subjects.add(entry(storyId, change.entryNumber()));
            }
            if (OF_THE_STORY.contains(change.kind())) {
                subjects.add(frame(storyId));
                subjects.add(SECTIONS);
            }
            if (OF_PHOTOS.contains(change.kind())) {
                subjects.add(PHOTOS);
            }
        }
        subjects.add(SITE);
        return subjects;
    }

    /** Whether readers may see this photo. */
    public static String photo(String key) {
        return "photo/" + key;
    }

    /** The set of photos that a story shows. */
    public static String photos(long storyId) {
        return "story/" + storyId + "/photos";
    }

    static boolean isOfPhotos(ChangeKind kind) {
        return OF_PHOTOS.contains(kind);
    }

    /** Everything in a story: for its own page and its feeds. */
    public static String story(long id) {
        return "story/" + id;
    }

    /** What every page of a story shows around its entries: headline, section, status, address. */
    public static String frame(long id) {
        return "story/" + id + "/frame";
    }

    /** One entry of a story. */
    public static String entry(long storyId, long number) {
        return "story/" + storyId + "/entry/" + number;
    }

    /** A section. Used only as a label: what a section shows depends on its stories. */
    public static String section(String slug) {
        return "section/" + slug;
    }

    /** A credited contributor. Used only as a label. */
    public static String contributor(String slug) {
        return "contributor/" + slug;
    }

    /** The story's fixed older pages. */
    public static String olderPages(long storyId) {
        return "story/" + storyId + "/pages";
    }
}
