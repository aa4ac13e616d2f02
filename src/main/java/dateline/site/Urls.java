package dateline.site;

import org.springframework.stereotype.Component;

/** Every address of the public site, absolute; paths come from {@link #path}. */
@Component
public class Urls {

    /** The site's mark as feed readers and search engines show it: a PNG of {@value #MARK_SIZE} by {@value #MARK_SIZE} pixels. */
    public static final String MARK = "/feed.png";

    public static final int MARK_SIZE = 144;

    private final String base;
    private final String newsroom;

    public Urls(Site site) {
        this.base = withoutSlash(site.publicUrl().toString());
        this.newsroom = withoutSlash(site.newsroomUrl().toString());
    }

    public String home() {
        return base + "/";
    }

    public String story(String slug) {
        return base + "/stories/" + encoded(slug);
    }

    /** A fixed older page of a story. */
    public String page(String slug, long number) {
        return story(slug) + "/page/" + number;
    }

    /** The permalink of one entry. */
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

    /** A photo cut to a shape; {@code path} as in {@code 16x9/1920.jpg}. */
    public String crop(String key, String path) {
        return base + "/photos/" + key + "/" + path;
    }

    /** An asset of the reader's pages, by its path below {@code /assets/}. */
    public String asset(String path) {
        return base + "/assets/" + path;
    }

    /** The desk page of a story in the newsroom. */
    public String desk(String slug) {
        return newsroom + "/newsroom/stories/" + encoded(slug);
    }

    public String newsroom() {
        return newsroom + "/newsroom";
    }

    /** What follows the site's own address in one of the addresses above: the path that pages link by. */
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
