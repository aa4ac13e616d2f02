/** The ground: settings, addresses, markup, words about time, and how the house says no. */
@NullMarked
package dateline.site;

import org.jspecify.annotations.NullMarked;
