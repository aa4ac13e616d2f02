/** The site's settings and addresses, and the validation of all settings before anything is started. */
@NullMarked
package dateline.platform.settings;

import org.jspecify.annotations.NullMarked;
