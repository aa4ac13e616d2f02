package dateline.story.section;

/**
 * Published when the set of sections with public stories changed. Every page that lists sections in its navigation is
 * then out of date.
 */
public record SectionMenuChanged() {}
