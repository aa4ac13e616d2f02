/** Basics shared by all packages: settings, URLs, HTML cleaning, languages and time formats, the clock, validation, and common exceptions. */
@NullMarked
package dateline.site;

import org.jspecify.annotations.NullMarked;
