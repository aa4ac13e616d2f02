package dateline.publishing.view;

import org.jspecify.annotations.Nullable;

/**
 * One point of the story's summary, "What we know".
 *
 * @param entry the number of the entry it refers to, readable or not; null for none
 * @param path  the path of that entry; null when there is none to read
 */
public record SummaryView(
        String text, @Nullable Long entry, @Nullable String path) {}
