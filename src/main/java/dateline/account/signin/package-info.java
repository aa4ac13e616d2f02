/** Sign-in and the Spring Security configuration. */
@NullMarked
package dateline.account.signin;

import org.jspecify.annotations.NullMarked;
