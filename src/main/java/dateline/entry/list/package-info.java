/** Lists and search of entries for the newsroom and the API. */
@NullMarked
package dateline.entry.list;

import org.jspecify.annotations.NullMarked;
