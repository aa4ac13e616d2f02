package dateline.publishing.view;

/** A preview card of an external page. It is a plain link: nothing is fetched from there until readers follow it. */
public record EmbedView(String url, String title, String provider) {}
