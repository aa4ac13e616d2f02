/** The languages of the site: phrases, dates, times and directions of writing. */
@NullMarked
package dateline.platform.language;

import org.jspecify.annotations.NullMarked;
