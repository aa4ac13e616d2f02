package dateline.platform.settings;

import dateline.platform.text.Slugs;
import org.springframework.stereotype.Component;

/**
 * Builds the absolute URLs of the public site and of the newsroom. {@link #path} turns one of the public site into a
 * path.
 */
@Component
public class Urls {

    /**
     * Path of the site's icon for feed readers and search engines: a PNG of {@value #MARK_SIZE} by {@value #MARK_SIZE}
     * pixels.
     */
    public static final String MARK = "/feed.png";

    public static final int MARK_SIZE = 144;

    private final String base;
    private final String newsroom;

    public Urls(Site site) {
        this.base = withoutSlash(site.publicUrl().toString());
        this.newsroom = withoutSlash(site.newsroomUrl().toString());
    }

    /** URL of the front page, with a trailing slash. */
    public String home() {
        return base + "/";
    }

    public String story(String slug) {
        return base + "/stories/" + encoded(slug);
    }

    /** An older page of a story, whose address is fixed. */
    public String page(String slug, long number) {
        return story(slug) + "/page/" + number;
    }

    /** Permalink of an entry. */
    public String entry(String slug, long number) {
        return story(slug) + "/" + number;
    }

    public String mark() {
        return base + MARK;
    }

    public String section(String slug) {
        return base + "/sections/" + encoded(slug);
    }

    public String tag(String slug) {
        return base + "/tags/" + encoded(slug);
    }

    public String contributor(String slug) {
        return base + "/contributors/" + encoded(slug);
    }

    public String photo(String key, int width, String format) {
        return base + "/photos/" + key + "/" + width + "." + format;
    }

    /** Cropped photo; {@code path} as in {@code 16x9/1920.jpg}. */
    public String crop(String key, String path) {
        return base + "/photos/" + key + "/" + path;
    }

    /** Asset of the readers' pages, by its path below {@code /assets/}. */
    public String asset(String path) {
        return base + "/assets/" + path;
    }

    /** Page of a story in the newsroom. */
    public String desk(String slug) {
        return newsroom + "/newsroom/stories/" + encoded(slug);
    }

    public String newsroom() {
        return newsroom + "/newsroom";
    }

    /**
     * Returns the path of a URL of the public site, as used in links on its pages. Other URLs are returned unchanged.
     */
    public String path(String url) {
        return url.startsWith(base + "/") ? url.substring(base.length()) : url;
    }

    private static String encoded(String segment) {
        return Slugs.encoded(segment);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
