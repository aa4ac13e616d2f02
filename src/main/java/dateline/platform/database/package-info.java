/** Access to PostgreSQL: an embedded server when no other is configured, connection pools, outage detection, and transaction retries. */
@NullMarked
package dateline.platform.database;

import org.jspecify.annotations.NullMarked;
