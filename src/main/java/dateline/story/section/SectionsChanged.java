package dateline.story.section;

/** Published when a change of stories may have changed which sections have public stories. */
public record SectionsChanged() {}
