package dateline.story;

/** Published when stories changed in a way that other sections may have public stories now. */
public record SectionsChanged() {}
