package dateline.api;

/** The API's own addresses. They are relative: what stands before them is the caller's to know. */
final class ApiPaths {

    static final String ROOT = "/api/v1";

    private ApiPaths() {}

    static String story(String slug) {
        return ROOT + "/stories/" + slug;
    }

    static String entry(String slug, long number) {
        return story(slug) + "/entries/" + number;
    }
}
