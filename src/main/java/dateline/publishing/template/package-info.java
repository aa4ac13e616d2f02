/** Rendering of templates: the layout that all readers' pages share, the theme, assets and response headers. */
@NullMarked
package dateline.publishing.template;

import org.jspecify.annotations.NullMarked;
