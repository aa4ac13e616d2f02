/** The readers' HTTP server (Netty): prepared responses, event streams and overload limits, independent of stories. */
@NullMarked
package dateline.http;

import org.jspecify.annotations.NullMarked;
