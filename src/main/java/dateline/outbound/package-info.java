/** HTTP requests to servers that the settings name, limited in time and in bytes. */
@NullMarked
package dateline.outbound;

import org.jspecify.annotations.NullMarked;
