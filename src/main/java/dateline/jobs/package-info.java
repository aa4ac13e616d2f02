/** Jobs as rows in PostgreSQL: the runner, and when a failed job is run again. */
@NullMarked
package dateline.jobs;

import org.jspecify.annotations.NullMarked;
