package dateline.page;

/** A card of something elsewhere: readers follow it or not, and nothing is fetched from there before. */
public record EmbedView(String url, String title, String provider) {}
