/** Passwords: how they are hashed and checked, and how guessing is slowed down. */
@NullMarked
package dateline.account.password;

import org.jspecify.annotations.NullMarked;
