package dateline.page;

/** A template of the newsroom's own was changed, added or taken away: what was rendered with the old ones is to be rendered again. */
public record ThemeChanged() {}
