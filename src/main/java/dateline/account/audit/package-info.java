/** Audit trail: who did what, when, and from where. */
@NullMarked
package dateline.account.audit;

import org.jspecify.annotations.NullMarked;
