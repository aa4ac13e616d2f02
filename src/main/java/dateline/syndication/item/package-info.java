/** Items of feeds: ids, markup, titles and times, made from what readers see. */
@NullMarked
package dateline.syndication.item;

import org.jspecify.annotations.NullMarked;
