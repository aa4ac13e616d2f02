package dateline.publishing.view;

/** A link to the first entry that is shown of an hour; {@code anchor} is that entry's element id. */
public record HourView(String label, String anchor) {}
