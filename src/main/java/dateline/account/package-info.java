/** Accounts, roles, sign-in, sessions and API keys, with the Spring Security configuration. */
@NullMarked
package dateline.account;

import org.jspecify.annotations.NullMarked;
