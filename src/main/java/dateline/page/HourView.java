package dateline.page;

/** A jump to the first entry shown of an hour; {@code anchor} is that entry's id. */
public record HourView(String label, String anchor) {}
