/** Who may come in: accounts, passwords and API keys. */
@NullMarked
package dateline.account;

import org.jspecify.annotations.NullMarked;
