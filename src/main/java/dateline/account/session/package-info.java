/** Browser sessions of accounts, as rows of Spring Session. */
@NullMarked
package dateline.account.session;

import org.jspecify.annotations.NullMarked;
