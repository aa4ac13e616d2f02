/** Validation of settings before anything is started; all invalid ones are reported at once. */
@NullMarked
package dateline.platform.settings;

import org.jspecify.annotations.NullMarked;
