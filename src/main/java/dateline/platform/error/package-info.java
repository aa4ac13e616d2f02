/** What a request can be refused for. */
@NullMarked
package dateline.platform.error;

import org.jspecify.annotations.NullMarked;
