/** Server-Sent Events: the open streams of readers. */
@NullMarked
package dateline.http.sse;

import org.jspecify.annotations.NullMarked;
