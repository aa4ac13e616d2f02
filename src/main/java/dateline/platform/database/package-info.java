/** Access to PostgreSQL: an embedded server when no other is configured, the connection pool, outage detection, and transaction retries. */
@NullMarked
package dateline.platform.database;

import org.jspecify.annotations.NullMarked;
