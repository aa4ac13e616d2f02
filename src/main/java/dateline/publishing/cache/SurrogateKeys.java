package dateline.publishing.cache;

import dateline.platform.text.Slugs;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subjects that a cached response can depend on. In shared caches they serve as surrogate keys. */
public final class SurrogateKeys {

    /** The latest content of any story: for the home page, the site's own lists and feeds, and the sitemaps. */
    public static final String SITE = "site";
    /** Which stories there are, with their headlines, sections and addresses: for the archive and the list of feeds. */
    public static final String STORIES = "stories";
    /**
     * The sections in the navigation of every page. Reported as changed only when the list differs from before.
     */
    public static final String MENU = "menu";
    /** All lists of sections, tags and contributors. Changes when it is not known which of them did. */
    static final String LISTS = "lists";
    /** All photos. Used only as a label, for shared caches. */
    public static final String PHOTOS = "photos";
    /**
     * All photos that no story shows, such as portraits of contributors. After a change that may take one of them from
     * readers, the cached ones are looked up, and only those that are no longer public are evicted.
     */
    public static final String PORTRAITS = "portraits";

    private static final String PHOTO = "photo/";
    private static final String LIST = "list";
    private static final Set<ChangeKind> OF_THE_STORY = Set.of(ChangeKind.STORY, ChangeKind.OPENED, ChangeKind.ENDED);
    /** Kinds of changes that take no photo from readers. */
    private static final Set<ChangeKind> PHOTOS_KEPT =
            Set.of(ChangeKind.PUBLISHED, ChangeKind.RESTORED, ChangeKind.PINNED, ChangeKind.UNPINNED);

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
            }
        }
        subjects.add(SITE);
        if (changes.stream().anyMatch(change -> OF_THE_STORY.contains(change.kind()))) {
            subjects.add(STORIES);
        }
        return subjects;
    }

    /** Whether readers may see this photo. */
    public static String photo(String key) {
        return PHOTO + key;
    }

    /** The key of the photo that {@link #photo} made this subject from; null when it is another kind of subject. */
    static @Nullable String photoKey(String subject) {
        return subject.startsWith(PHOTO) ? subject.substring(PHOTO.length()) : null;
    }

    /** The set of photos that a story shows. */
    public static String photos(long storyId) {
        return "story/" + storyId + "/photos";
    }

    /** Whether a change of this kind may take a photo from readers. */
    static boolean isOfPhotos(ChangeKind kind) {
        return !PHOTOS_KEPT.contains(kind);
    }

    /** Whether a change of this kind concerns the story itself, and so perhaps the menu of sections. */
    static boolean isOfTheStory(ChangeKind kind) {
        return OF_THE_STORY.contains(kind);
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

    /**
     * What the page and the feed of a section, a tag or a contributor list. It changes with every story and entry that
     * is listed there from now on. A story that was listed there until now is a subject of theirs itself.
     *
     * @param address the path of the page, such as {@code /tags/storm}
     */
    public static String list(String address) {
        return LIST + address;
    }

    /** A section. Used only as a label, on the pages of its stories. */
    public static String section(String slug) {
        return "section/" + Slugs.encoded(slug);
    }

    /** A credited contributor. Used only as a label. */
    public static String contributor(String slug) {
        return "contributor/" + Slugs.encoded(slug);
    }

    /** The story's fixed older pages. */
    public static String olderPages(long storyId) {
        return "story/" + storyId + "/pages";
    }
}
