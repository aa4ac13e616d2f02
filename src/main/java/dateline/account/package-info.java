/** Accounts and roles. */
@NullMarked
package dateline.account;

import org.jspecify.annotations.NullMarked;
