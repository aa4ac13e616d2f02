/** Word to others' machines of what has changed: the caches in front are told what to let go of. */
@NullMarked
package dateline.notify;

import org.jspecify.annotations.NullMarked;
