/** Languages of the site: message bundles, time formats, language tags and text direction. */
@NullMarked
package dateline.platform.language;

import org.jspecify.annotations.NullMarked;
