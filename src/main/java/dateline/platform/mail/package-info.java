/** Sends e-mail by SMTP, queued as jobs. */
@NullMarked
package dateline.platform.mail;

import org.jspecify.annotations.NullMarked;
