/** One-time links: invitations, forgotten passwords and confirmations of e-mail addresses. */
@NullMarked
package dateline.account.link;

import org.jspecify.annotations.NullMarked;
