package dateline.edition;

/** What a document can be made of. */
public final class Subjects {

    /** Any story's latest words: fronts, the site's feeds. */
    public static final String SITE = "site";
    /** Which photos readers may see. */
    public static final String PHOTOS = "photos";

    private Subjects() {
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

    /** The fixed older pages. */
    public static String olderPages(long storyId) {
        return "story/" + storyId + "/pages";
    }
}
