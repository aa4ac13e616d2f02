/** The PostgreSQL Dateline keeps its state in: a server of its own when none is named. */
@NullMarked
package dateline.database;

import org.jspecify.annotations.NullMarked;
