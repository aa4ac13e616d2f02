package dateline.page;

import org.jspecify.annotations.Nullable;

/** One line of "What we know"; {@code path} leads to the entry it rests on, null when there is none to read. */
public record SummaryView(String text, @Nullable String path) {
}
