package dateline.edition;

import dateline.story.Change;
import dateline.story.ChangeKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a document can be made of. */
public final class Subjects {

    /** Any story's latest words: fronts, the site's feeds. */
    public static final String SITE = "site";
    /** Which sections have public stories, as every page's navigation names them: pages that show nothing else. */
    public static final String SECTIONS = "sections";
    /** The sections that the navigation of every page of a story names; told only when they are others than before. */
    public static final String MENU = "menu";
    /** Which photos readers may see: any of them, for caches elsewhere and for portraits, which any story may take away. */
    public static final String PHOTOS = "photos";

    private static final Set<ChangeKind> OF_THE_STORY = Set.of(ChangeKind.STORY, ChangeKind.OPENED, ChangeKind.ENDED);
    private static final Set<ChangeKind> OF_PHOTOS =
            Set.of(ChangeKind.STORY, ChangeKind.EDITED, ChangeKind.UPDATED, ChangeKind.RETRACTED);

    private Subjects() {}

    /**
     * What these changes of a story can show on: the story's own pages first, before all that shows any story.
     *
     * @param far whether an entry beyond the story's own page may have changed
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

    /** Whether readers may see that photo. */
    public static String photo(String key) {
        return "photo/" + key;
    }

    /** Which photos a story shows. */
    public static String photos(long storyId) {
        return "story/" + storyId + "/photos";
    }

    static boolean isOfPhotos(ChangeKind kind) {
        return OF_PHOTOS.contains(kind);
    }

    /** Everything of a story: its own page, its feeds. */
    public static String story(long id) {
        return "story/" + id;
    }

    /** What every page of a story shows around its entries: headline, section, status, address. */
    public static String frame(long id) {
        return "story/" + id + "/frame";
    }

    public static String entry(long storyId, long number) {
        return "story/" + storyId + "/entry/" + number;
    }

    /** A section, as a label: what it shows is a matter of stories. */
    public static String section(String slug) {
        return "section/" + slug;
    }

    /** Someone who is credited, as a label. */
    public static String contributor(String slug) {
        return "contributor/" + slug;
    }

    /** The fixed older pages. */
    public static String olderPages(long storyId) {
        return "story/" + storyId + "/pages";
    }
}
