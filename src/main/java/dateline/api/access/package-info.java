/** API of keys and of the audit trail. */
@NullMarked
package dateline.api.access;

import org.jspecify.annotations.NullMarked;
