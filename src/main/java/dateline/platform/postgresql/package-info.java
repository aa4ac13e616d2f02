/** The PostgreSQL server: an embedded one when no other is configured, its roles and grants, and messages when it fails. */
@NullMarked
package dateline.platform.postgresql;

import org.jspecify.annotations.NullMarked;
