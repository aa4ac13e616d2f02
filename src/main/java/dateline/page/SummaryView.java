package dateline.page;

import org.jspecify.annotations.Nullable;

/**
 * One line of "What we know".
 *
 * @param entry the number of the entry it rests on, whether readers may read that or not; null when it rests on none
 * @param path  leads to that entry; null when there is none to read
 */
public record SummaryView(
        String text, @Nullable Long entry, @Nullable String path) {}
