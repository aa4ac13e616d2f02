/** Access to PostgreSQL: connection pools, outage detection, and transaction retries. */
@NullMarked
package dateline.platform.database;

import org.jspecify.annotations.NullMarked;
