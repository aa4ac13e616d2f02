/** HTTP client for servers named in the settings, with limits on time and bytes. */
@NullMarked
package dateline.platform.outbound;

import org.jspecify.annotations.NullMarked;
