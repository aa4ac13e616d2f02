/** The newsroom's screens of the audit trail: of everything for administrators, and of one story for editors. */
@NullMarked
package dateline.newsroom.audit;

import org.jspecify.annotations.NullMarked;
