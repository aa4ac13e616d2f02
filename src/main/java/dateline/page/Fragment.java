package dateline.page;

/** An entry with its rendering: {@code entry/_entry.html}, done once for every place that shows it. */
public record Fragment(EntryView entry, String html) {
}
