/** API keys: issue, check and revoke them. */
@NullMarked
package dateline.account.key;

import org.jspecify.annotations.NullMarked;
