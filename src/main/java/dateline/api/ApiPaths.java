package dateline.api;

import dateline.platform.text.Slugs;

/**
 * Paths of the API's resources. They are relative to the host, because only the caller knows under which address it
 * reaches the API.
 */
public final class ApiPaths {

    public static final String ROOT = "/api/v1";

    private ApiPaths() {}

    public static String story(String slug) {
        return ROOT + "/stories/" + Slugs.encoded(slug);
    }

    public static String entry(String slug, long number) {
        return story(slug) + "/entries/" + number;
    }
}
