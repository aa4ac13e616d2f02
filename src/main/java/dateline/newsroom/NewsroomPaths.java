package dateline.newsroom;

import dateline.platform.text.Slugs;

/** Paths of the newsroom's pages, percent-encoded as headers need them. */
public final class NewsroomPaths {

    private NewsroomPaths() {}

    public static String story(String slug) {
        return "/newsroom/stories/" + Slugs.encoded(slug);
    }

    public static String entry(String slug, long number) {
        return story(slug) + "/entries/" + number;
    }

    public static String contributor(String slug) {
        return "/newsroom/contributors/" + Slugs.encoded(slug);
    }
}
