/** What readers' pages are printed on: the site around them, their assets, and the headers they go out with. */
@NullMarked
package dateline.paper;

import org.jspecify.annotations.NullMarked;
