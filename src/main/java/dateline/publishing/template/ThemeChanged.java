package dateline.publishing.template;

/**
 * Event: one of the newsroom's own templates or phrases was changed, added or removed, so everything has to be rendered
 * again.
 */
public record ThemeChanged() {}
