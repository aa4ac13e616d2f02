/** The db-scheduler configuration for jobs stored as rows in PostgreSQL, and its retry policy. */
@NullMarked
package dateline.platform.jobs;

import org.jspecify.annotations.NullMarked;
