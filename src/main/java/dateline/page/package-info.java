/** What readers see of a story: views of the things, and the templates that show them. */
@NullMarked
package dateline.page;

import org.jspecify.annotations.NullMarked;
