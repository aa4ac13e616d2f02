package dateline.story;

/** Published when the sections with public stories are others than before: every page that names them in its navigation is out of date. */
public record SectionMenuChanged() {}
