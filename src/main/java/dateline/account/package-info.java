/** Accounts, roles and API keys. */
@NullMarked
package dateline.account;

import org.jspecify.annotations.NullMarked;
